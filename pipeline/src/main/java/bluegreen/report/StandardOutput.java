package bluegreen.report;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which remembers that it could not be written: {@link PrintStream} tells nobody,
 * and a full disk would look like success.
 */
public final class StandardOutput extends OutputStream {
  private static final String READER_HAS_GONE = "Broken pipe";

  private final OutputStream out;
  private @Nullable IOException failure;

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  /** Replaces that of this process. */
  public static StandardOutput install() {
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    PrintStream stream =
        new PrintStream(new BufferedOutputStream(output), true, System.out.charset());
    System.setOut(stream);
    return output;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /**
   * The exit code of a command that was to end with {@code code}: no success if what it printed was
   * lost. A reader that has gone wants no more, so that is not told, as if SIGPIPE had ended us.
   */
  public int exitCode(int code, PrintStream err) {
    if (failure == null) {
      return code;
    }
    if (READER_HAS_GONE.equals(failure.getMessage())) {
      return code == ExitCode.OK ? ExitCode.PIPE_CLOSED : code;
    }
    err.println("bluegreen: standard output can't be written: " + failure.getMessage());
    return code == ExitCode.OK ? ExitCode.ERROR : code;
  }
}
