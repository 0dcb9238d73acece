package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class PermissionOperationsTest {
  private static final String TARGET_GROUP =
      "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/lotto/1";
  private static final String OTHER_REVISION =
      "The Revision Id provided does not match the latest Revision Id.";

  private final LambdaWorld world = LambdaWorld.withVersions(1);

  @Test
  void a_load_balancer_is_let_in_through_the_alias() {
    String before = world.live().revisionId();

    String statement = add(permission().qualifier("live").sourceArn(TARGET_GROUP));

    String expected =
        ("{'Sid':'alb','Effect':'Allow','Principal':{'Service':"
                + "'elasticloadbalancing.amazonaws.com'},'Action':'lambda:InvokeFunction',"
                + "'Resource':'%s:live','Condition':{'ArnLike':{'AWS:SourceArn':'%s'}}}")
            .formatted(ARN, TARGET_GROUP)
            .replace('\'', '"');
    assertThat(statement).isEqualTo(expected);
    assertThat(policy("live").policy())
        .isEqualTo(
            "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[" + expected + "]}");
    assertThat(policy("live").revisionId())
        .isEqualTo(world.live().revisionId())
        .isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          *,                          "*"
          123456789012,               {"AWS":"arn:aws:iam::123456789012:root"}
          arn:aws:iam::123456789012:user/hans, {"AWS":"arn:aws:iam::123456789012:user/hans"}
          s3.amazonaws.com,           {"Service":"s3.amazonaws.com"}
          """)
  void a_principal_is_a_service_an_account_a_user_or_anyone(String principal, String shown) {
    assertThat(add(permission().principal(principal)))
        .contains("\"Principal\":" + shown)
        .doesNotContain("Condition");
  }

  @Test
  void conditions_are_kept_together_by_operator() {
    assertThat(
            add(
                permission()
                    .sourceAccount("123456789012")
                    .principalOrgID("o-1234567890")
                    .eventSourceToken("token")
                    .functionUrlAuthType(FunctionUrlAuthType.NONE)))
        .contains(
            "\"StringEquals\":{\"AWS:SourceAccount\":\"123456789012\","
                + "\"aws:PrincipalOrgID\":\"o-1234567890\","
                + "\"lambda:EventSourceToken\":\"token\","
                + "\"lambda:FunctionUrlAuthType\":\"NONE\"}");
  }

  @Test
  void a_permission_on_the_function_revises_it() {
    String before = world.configuration("$LATEST").revisionId();

    add(permission());

    assertThat(policy(null).revisionId())
        .isEqualTo(world.configuration("$LATEST").revisionId())
        .isNotEqualTo(before);
  }

  @Test
  void a_statement_id_is_taken_once_per_policy() {
    add(permission());
    add(permission().qualifier("1"));

    assertThatThrownBy(() -> add(permission()))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessage(
            "The statement id (alb) provided already exists. Please provide a new statement id, or"
                + " remove the existing statement.");
  }

  @Test
  void a_policy_goes_with_its_last_statement() {
    add(permission());
    add(permission().statementId("second"));
    remove("alb", null);
    assertThat(policy(null).policy()).contains("second").doesNotContain("alb");
    remove("second", null);

    assertThatThrownBy(() -> policy(null))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("The resource you requested does not exist.");
    assertThatThrownBy(() -> remove("second", null))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("No policy is associated with the given resource.");
  }

  @Test
  void a_revision_that_is_not_the_latest_changes_nothing() {
    add(permission());

    assertThatThrownBy(() -> add(permission().statementId("second").revisionId("other")))
        .isInstanceOf(PreconditionFailedException.class)
        .hasMessage(OTHER_REVISION + " Call the GetPolicy API to retrieve the latest Revision Id");
    assertThatThrownBy(() -> remove("alb", "other"))
        .isInstanceOf(PreconditionFailedException.class)
        .hasMessage(
            OTHER_REVISION
                + " Call the GetFunction/GetAlias API to retrieve the latest Revision Id");
    assertThat(policy(null).policy()).contains("alb").doesNotContain("second");
  }

  @Test
  void what_is_not_there_is_not_found() {
    assertThatThrownBy(() -> add(permission().qualifier("none")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("Cannot find alias arn: " + ARN + ":none");
    assertThatThrownBy(() -> add(permission().qualifier("9")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("Function not found: " + ARN + ":9");
    add(permission());
    assertThatThrownBy(() -> remove("none", null))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("Statement none is not found in resource policy.");
    assertThatThrownBy(
            () -> world.client.removePermission(r -> r.functionName("other").statementId("alb")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("No policy found for: " + ARN.replace("lotto", "other"));
  }

  @Test
  void latest_has_no_policy_of_its_own() {
    assertThatThrownBy(() -> add(permission().qualifier("$LATEST")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessage("We currently do not support adding policies for $LATEST.");
  }

  @Test
  void a_statement_id_has_no_strange_characters() {
    assertThatThrownBy(() -> add(permission().statementId("example.com")))
        .isInstanceOf(LambdaException.class)
        .hasMessageContaining("Value 'example.com' at 'statementId' failed to satisfy constraint");
  }

  private static AddPermissionRequest.Builder permission() {
    return AddPermissionRequest.builder()
        .functionName("lotto")
        .statementId("alb")
        .action("lambda:InvokeFunction")
        .principal("elasticloadbalancing.amazonaws.com");
  }

  private String add(AddPermissionRequest.Builder request) {
    return world.client.addPermission(request.build()).statement();
  }

  private void remove(String statement, @Nullable String revision) {
    world.client.removePermission(
        r -> r.functionName("lotto").statementId(statement).revisionId(revision));
  }

  private GetPolicyResponse policy(@Nullable String qualifier) {
    return world.client.getPolicy(r -> r.functionName("lotto").qualifier(qualifier));
  }
}
