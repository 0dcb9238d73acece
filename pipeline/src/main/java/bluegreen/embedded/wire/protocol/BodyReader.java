package bluegreen.embedded.wire.protocol;

import bluegreen.embedded.wire.codec.Errors;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Reads the bodies of requests. */
public final class BodyReader {
  /** Lambda's limit for what a function is invoked with, in bytes. */
  public static final int LIMIT = 6 * 1024 * 1024;

  /** How much of a body that is too large is still read, so that the client gets to see why. */
  private static final int PATIENCE = 64 * 1024 * 1024;

  private BodyReader() {}

  /** The whole body, unpacked: clients send much of PutMetricData compressed. */
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
