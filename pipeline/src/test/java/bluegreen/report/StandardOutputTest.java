package bluegreen.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardOutputTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void what_was_written_changes_no_exit_code() throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    StandardOutput out = new StandardOutput(written);

    out.write('a');
    out.write("bc".getBytes(UTF_8));

    assertThat(written.toString(UTF_8)).isEqualTo("abc");
    assertThat(code(out, ExitCode.OK)).isEqualTo(ExitCode.OK);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "3, 3", "5, 5"})
  void what_could_not_be_written_is_no_success(int before, int after) {
    StandardOutput out = failing("No space left on device");

    new PrintStream(out, true, UTF_8).println("{}");

    assertThat(code(out, before)).isEqualTo(after);
    assertThat(err.toString(UTF_8))
        .isEqualTo("bluegreen: standard output can't be written: No space left on device\n");
  }

  @ParameterizedTest
  @CsvSource({"0, 141", "3, 3"})
  void a_reader_that_has_gone_is_not_told(int before, int after) {
    StandardOutput out = failing("Broken pipe");

    new PrintStream(out, true, UTF_8).println("{}");

    assertThat(code(out, before)).isEqualTo(after);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  private int code(StandardOutput out, int code) {
    return out.exitCode(code, new PrintStream(err, true, UTF_8));
  }

  private static StandardOutput failing(String message) {
    return new StandardOutput(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(message);
          }
        });
  }
}
