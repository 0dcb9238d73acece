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
 * What a process printed. It prints to a file: it never waits for a reader, and whatever it printed
 * before it answered is there when the answer is.
 */
final class PrintedLines implements AutoCloseable {
  /** CloudWatch Logs takes no longer line. */
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

  /** Passes on the lines that are new; the last one may lack its end. */
  void drainTo(Consumer<String> lines) {
    try {
      drain(lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what a function printed", e);
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
      // The process appends, and between two invocations Lambda would not even let it run.
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
      throw new UncheckedIOException("cannot close what a function printed", e);
    }
  }
}
