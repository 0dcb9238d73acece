package bluegreen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.report.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class UsageErrorsTest {
  @Test
  void a_mistyped_option_is_named_with_what_was_probably_meant() {
    assertThat(error("release", "--functoin", "lotto", "--image", "lotto:good"))
        .isEqualTo(
            """
            Unknown options: '--functoin', 'lotto'
            Possible solutions: --function
            See bluegreen release --help
            """);
  }

  @Test
  void a_mistyped_command_is_named_with_what_was_probably_meant() {
    assertThat(error("relaese", "--function", "lotto"))
        .startsWith("Unmatched arguments from index 0: 'relaese', '--function', 'lotto'\n")
        .contains("release")
        .endsWith("See bluegreen --help\n");
  }

  @Test
  void what_is_missing_is_named() {
    assertThat(error("release", "--function", "lotto"))
        .isEqualTo("Missing required option: '--image=URI'\nSee bluegreen release --help\n");
  }

  @Test
  void an_unknown_word_before_a_command_is_named() {
    assertThat(error("halp", "release"))
        .startsWith("Unmatched argument at index 0: 'halp'\n")
        .endsWith("See bluegreen --help\n");
  }

  @Test
  void text_of_others_in_an_argument_acts_on_no_log() {
    assertThat(error("status", "--function=a", "\u001b[2J\n::add-mask::lotto"))
        .startsWith("Unmatched argument at index 2: '\\x1b[2J\n\\x3a:add-mask::lotto'\n");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          history --function=lotto --most=0         | --most      | '0' is not a whole number from 1 to 10000
          history --function=lotto --most=many      | --most      | 'many' is not a whole number from 1 to 10000
          status --function=                        | --function  | '' is not a function's name or ARN
          status --function=lotto:beta              | --function  | 'lotto:beta' is not a function alone; its alias goes with --alias
          status --function=a/b                     | --function  | 'a/b' is not a function's name or ARN
          status --function=lotto --url=lotto.com   | --url       | 'lotto.com' is not a URL, such as http://host/
          status --function=lotto --url=http:///    | --url       | 'http:///' is not a URL, such as http://host/
          status --function=lotto --url=ftp://host/ | --url       | 'ftp://host/' is not a URL, such as http://host/
          status --function=lotto --url=%           | --url       | '%' is not a URL, such as http://host/
          rehearse --rate=0                         | --rate      | '0' is not a whole number from 1 to 10000
          rehearse --scenario=worse                 | --scenario  | expected one of [good, bad, smoke, rollback]
          local --port=99999                        | --port      | '99999' is not a whole number from 0 to 65535
          local --http-port=-1                      | --http-port | '-1' is not a whole number from 0 to 65535
          local --speed=0.5                         | --speed     | '0.5' is not a number from 1 to 10000
          local --speed=fast                        | --speed     | 'fast' is not a number from 1 to 10000
          local --speed=NaN                         | --speed     | 'NaN' is not a number from 1 to 10000
          rollback --function=lotto --to=live       | --to        | 'live' is not a whole number from 1
          smoke --function=lotto --version=$LATEST  | --version   | '$LATEST' is not a whole number from 1
          """,
      delimiter = '|',
      quoteCharacter = '"')
  void a_value_that_cannot_be_is_quoted_with_what_may_be(
      String line, String option, String expected) {
    assertThat(error(line.split(" ")))
        .startsWith("Invalid value for option '" + option + "': " + expected)
        .contains("\nSee bluegreen ");
  }

  private static String error(String... arguments) {
    StringWriter err = new StringWriter();
    CommandLine line =
        Bluegreen.of(arguments)
            .setParameterExceptionHandler(new UsageErrors())
            .setErr(new PrintWriter(err))
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));

    assertThat(line.execute(arguments)).isEqualTo(ExitCode.USAGE);
    return err.toString();
  }
}
