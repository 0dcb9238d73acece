package bluegreen.embedded.ecr;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of an upload, readable by their digest once the upload is complete. They are in a temporary
 * file that is deleted as soon as it is open, so that the operating system frees the space when
 * this process ends, even if it is killed.
 */
public final class Blob implements Closeable {
  private static final int BUFFER = 64 * 1024;

  private final FileChannel file;
  private final MessageDigest hash = Oci.sha256();
  private @Nullable String digest;

  Blob() throws IOException {
    file =
        FileChannel.open(
            Path.of(System.getProperty("java.io.tmpdir"), "bluegreen-" + UUID.randomUUID()),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Appends all of {@code bytes}; returns the size so far. */
  synchronized long append(InputStream bytes) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
      hash.update(buffer, 0, n);
      for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, n); rest.hasRemaining(); ) {
        file.write(rest);
      }
    }
    return file.size();
  }

  /** The digest of all bytes; nothing may be appended after this call. */
  synchronized String digest() {
    if (digest == null) {
      digest = Oci.name(hash.digest());
    }
    return digest;
  }

  /** The number of bytes so far. */
  public long size() throws IOException {
    return file.size();
  }

  /** Writes all bytes to {@code out}. Safe to call from several threads at the same time. */
  public void copyTo(OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    for (long at = 0; file.read(buffer.clear(), at) > 0; at += buffer.limit()) {
      buffer.flip();
      out.write(buffer.array(), 0, buffer.limit());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
