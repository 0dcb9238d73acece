package bluegreen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactedTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
          "AWS_SECRET_ACCESS_KEY", "",
          "AWS_SESSION_TOKEN", "first part\nsecond part",
          "AWS_REGION", "eu-central-1");

  @Test
  void credentials_are_replaced_line_by_line() {
    assertThat(
            Redacted.text(
                "header AKIAIOSFODNN7EXAMPLE: first part\n second part of eu-central-1",
                ENVIRONMENT))
        .isEqualTo("header ***: ***\n *** of eu-central-1");
  }

  @Test
  void parts_of_words_stay() {
    assertThat(Redacted.text("a trace", Map.of("AWS_SECRET_ACCESS_KEY", "a"))).isEqualTo("a trace");
  }
}
