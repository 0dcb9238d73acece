package bluegreen.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Log log = new Log(new PrintStream(printed, true, StandardCharsets.UTF_8), "build");

  @Test
  void lines_carry_their_job() {
    log.line("hello");
    log.line("a::b");

    assertThat(lines()).containsExactly("build | hello", "build | a::b");
  }

  @Test
  void what_is_masked_is_never_shown() {
    log.line("::add-mask::s3cret");
    log.mask("");
    log.line("it is s3cret, s3cret");
    log.line("::error::no s3cret");

    assertThat(lines()).containsExactly("build | it is ***, ***", "build | error: no ***");
    assertThat(log.errors()).containsExactly("no ***");
  }

  @Test
  void commands_are_understood() {
    log.line("::group::Tests");
    log.line("::debug::nobody looks");
    log.line("::endgroup::");
    log.line("::warning::odd");
    log.line("::error line=1,title=Rolled back%2C by its alarm::50%25 failed%0Aat once");

    assertThat(lines())
        .containsExactly(
            "build | group: Tests",
            "build | warning: odd",
            "build | error: Rolled back, by its alarm: 50% failed",
            "at once");
  }

  @Test
  void a_command_that_it_does_not_know_is_an_error() {
    assertThatThrownBy(() -> log.line("::set-output name=a::b"))
        .hasMessage("unknown workflow command: ::set-output name=a::b");
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
