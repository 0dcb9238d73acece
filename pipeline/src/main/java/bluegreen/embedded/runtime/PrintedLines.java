package bluegreen.embedded.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * The output of a process. It goes to a file, so the process never waits for a reader, and
 * everything printed before the answer can be read after the answer.
 */
final class PrintedLines implements AutoCloseable {
  /** The longest line that CloudWatch Logs accepts. */
  private static final int MAX_LINE = 256 * 1024;

  private static final long MAX_FILE = 1024 * 1024;

  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocate(8 * 1024);
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long read;

  PrintedLines(Path path) throws IOException {
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Passes on the new lines; the last one may be incomplete. */
  void drainTo(Consumer<String> lines) {
    try {
      drain(lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the output of a function", e);
    }
  }

  private void drain(Consumer<String> lines) throws IOException {
    while (file.read(buffer.clear(), read) > 0) {
      read += buffer.flip().remaining();
      while (buffer.hasRemaining()) {
        add(buffer.get(), lines);
      }
    }
    if (line.size() > 0) {
      flush(lines);
    }
    if (read > MAX_FILE) {
      // Safe: the process appends, and on Lambda it is frozen between invocations.
      file.truncate(0);
      read = 0;
    }
  }

  private void add(byte b, Consumer<String> lines) {
    if (b == '\n') {
      flush(lines);
      return;
    }
    line.write(b);
    if (line.size() == MAX_LINE) {
      flush(lines);
    }
  }

  private void flush(Consumer<String> lines) {
    lines.accept(line.toString(StandardCharsets.UTF_8));
    line.reset();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the output of a function", e);
    }
  }
}
