package bluegreen.embedded.wire.protocol;

import bluegreen.embedded.wire.codec.Errors;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Reads the bodies of requests. */
public final class BodyReader {
  /** Lambda's limit for the payload of an invocation, in bytes. */
  public static final int LIMIT = 6 * 1024 * 1024;

  /**
   * How many bytes of a body over the limit are still read, so that the client receives the error.
   */
  private static final int PATIENCE = 64 * 1024 * 1024;

  private BodyReader() {}

  /** Reads and decompresses a body: clients compress large PutMetricData requests. */
  public static byte[] read(Request request, InputStream in) {
    try {
      boolean packed = request.header("Content-Encoding").equalsIgnoreCase("gzip");
      byte[] body = (packed ? new GZIPInputStream(in) : in).readNBytes(LIMIT + 1);
      if (body.length > LIMIT) {
        in.skip(PATIENCE);
        throw Errors.tooLarge(LIMIT);
      }
      return body;
    } catch (IOException e) {
      throw Errors.unreadable(e);
    }
  }
}
