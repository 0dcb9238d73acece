package bluegreen.embedded.cloudwatch.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

class AlarmRuleTest {
  private static final String ARN = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:";

  /** An alarm is in the state that its name begins with. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          TRUE                                                | true
          FALSE                                               | false
          ALARM(alarm1)                                       | true
          ALARM(ok1)                                          | false
          OK(ok1)                                             | true
          INSUFFICIENT_DATA(insufficient_data)                | true
          INSUFFICIENT_DATA ( ok1 )                           | false
          ALARM("alarm with (brackets)")                      | true
          ALARM('alarm "1"')                                  | true
          ALARM(alarm with blanks)                            | true
          ALARM("arn:aws:cloudwatch:eu-central-1:123456789012:alarm:alarm1") | true
          ALARM(arn:aws:cloudwatch:eu-central-1:123456789012:alarm:ok1)      | false
          NOT TRUE                                            | false
          NOT NOT TRUE                                        | true
          NOT(FALSE)                                          | true
          NOT FALSE AND FALSE                                 | false
          TRUE OR TRUE AND FALSE                              | true
          (TRUE OR TRUE) AND FALSE                            | false
          FALSE AND FALSE OR TRUE                             | true
          ALARM(alarm1) AND (OK(ok1) OR NOT ALARM(alarm2))    | true
          alarm(alarm1) and true                              | true
          """)
  void a_rule_is_a_condition_on_states(String rule, boolean holds) {
    assertThat(parse(rule).holds(AlarmRuleTest::state)).isEqualTo(holds);
  }

  @Test
  void a_rule_knows_its_alarms() {
    assertThat(parse("ALARM(a) AND NOT (OK(\"b\") OR ALARM(a) OR TRUE)").alarms())
        .containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ()                       | Unsupported token ')' at char 1
          ALARM                    | Unexpected end
          ALARM()                  | Unsupported token '(' at char 5
          ALARM(a                  | Unsupported token '(' at char 5
          ALARM("a)                | Unsupported token '(' at char 5
          (TRUE                    | Unexpected end
          TRUE FALSE               | Unsupported token 'FALSE' at char 5
          TRUE AND                 | Unexpected end
          NOT                      | Unexpected end
          SOME(a)                  | Unsupported token 'SOME' at char 0
          TRUE)                    | Unsupported token ')' at char 4
          ` TRUE`                  | whitespace
          ``                       | whitespace
          AT_LEAST(1, ALARM, (a))  | AT_LEAST in an AlarmRule is not served here
          """)
  void what_is_no_rule_is_refused(String rule, String problem) {
    assertThatThrownBy(() -> parse(rule)).hasMessageContaining(problem);
  }

  @Test
  void rules_have_limits() {
    assertThatThrownBy(() -> parse("(".repeat(501))).hasMessageContaining("500 elements");
    assertThatThrownBy(() -> parse("NOT ".repeat(3_000) + "TRUE"))
        .hasMessageContaining("10240 characters");
    String alarms = "ALARM(a0)";
    for (int i = 1; i <= 100; i++) {
      alarms += " OR ALARM(a" + i + ")";
    }
    String many = alarms;
    assertThatThrownBy(() -> parse(many)).hasMessageContaining("100 alarms");
  }

  private static AlarmRule parse(String rule) {
    return AlarmRuleParser.parse(rule, ARN);
  }

  private static StateValue state(String alarm) {
    return StateValue.knownValues().stream()
        .filter(state -> alarm.toUpperCase(Locale.ROOT).startsWith(state.toString()))
        .findFirst()
        .orElseThrow();
  }
}
