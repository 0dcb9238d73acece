package bluegreen.embedded.codedeploy.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;

class AppSpecParserTest {
  private static final String VALID =
      """
      {"version":0.0,"Resources":[{"fn":{"Type":"AWS::Lambda::Function","Properties":{\
      "Name":"lotto","Alias":"live","CurrentVersion":"1","TargetVersion":"2"}}}],\
      "Hooks":[{"BeforeAllowTraffic":"CodeDeployHook_pre"}]}\
      """;

  @Test
  void an_app_spec_names_function_alias_versions_and_hooks() {
    assertThat(AppSpecParser.parse(VALID))
        .isEqualTo(
            new AppSpec(
                "lotto", "live", "1", "2", Map.of("BeforeAllowTraffic", "CodeDeployHook_pre")));
  }

  @Test
  void it_may_be_yaml() {
    assertThat(
            AppSpecParser.parse(
                """
                # as in the user guide
                version: 0.0
                Resources:
                  - lotto:
                      Type: AWS::Lambda::Function
                      Properties:
                        Name: "lotto"
                        Alias: "live"
                        CurrentVersion: "1"
                        TargetVersion: "2"
                Hooks:
                  - BeforeAllowTraffic: "CodeDeployHook_pre"
                """))
        .isEqualTo(AppSpecParser.parse(VALID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a: &a [*a]", "a: !!java.net.URL [x]", "[", "\t", "a: b: c"})
  void other_content_is_refused(String content) {
    assertThatThrownBy(() -> AppSpecParser.parse(content)).isInstanceOf(DeploymentFailure.class);
  }

  @Test
  void deep_nesting_is_refused() {
    assertThatThrownBy(() -> AppSpecParser.parse("[".repeat(100_000)))
        .isInstanceOf(DeploymentFailure.class);
  }

  @Test
  void hooks_may_be_left_out() {
    assertThat(AppSpecParser.parse(VALID.replaceAll(",\"Hooks\".*", "}")).hooks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "Alias":"live",                       |                         | Alias is required
          "Name":"lotto"                        | "Name":7                | Name is required
          "TargetVersion":"2"                   | "TargetVersion":"$LATEST" | must be a published version
          "TargetVersion":"2"                   | "TargetVersion":"0"     | must be a published version
          "CurrentVersion":"1"                  | "CurrentVersion":1      | must be a string
          AWS::Lambda::Function                 | AWS::ECS::Service       | Type must be
          "CodeDeployHook_pre"                  | null                    | BeforeAllowTraffic is required
          "BeforeAllowTraffic"                  | "BeforeInstall"         | There is no hook BeforeInstall
          "Resources":                          | "Others":               | exactly one function
          {"version":0.0                        | {version: 0.0           | must be JSON or YAML
          {"version":0.0                        | - {"version":0.0        | must be a mapping
          """)
  void an_error_names_what_is_wrong(String part, String replacement, String problem) {
    String wrong = VALID.replace(part, replacement == null ? "" : replacement);

    assertThat(wrong).isNotEqualTo(VALID);
    assertThatThrownBy(() -> AppSpecParser.parse(wrong))
        .isInstanceOfSatisfying(
            DeploymentFailure.class,
            f -> assertThat(f.code()).isEqualTo(ErrorCode.INVALID_LAMBDA_CONFIGURATION))
        .hasMessageContaining(problem);
  }
}
