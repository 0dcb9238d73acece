package bluegreen.embedded.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.iam.Iam.Judged;
import bluegreen.embedded.model.Permissions.Ask;
import bluegreen.embedded.model.Principal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationDetailsTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/ci/deployer";

  /** As the CLI prints it: an inline policy, a managed one, and a boundary. */
  private static final String DETAILS =
      """
      {"RoleDetailList": [{
         "RoleName": "deployer", "Arn": "%s",
         "AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow",
           "Principal": {"Service": "codedeploy.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
         "RolePolicyList": [{"PolicyName": "inline", "PolicyDocument": {"Statement": [
           {"Effect": "Allow", "Action": ["lambda:Get*", "lambda:InvokeFunction"],
            "Resource": "*"}]}}],
         "AttachedManagedPolicies": [{"PolicyName": "p", "PolicyArn": "arn:aws:iam::1:policy/p"}],
         "PermissionsBoundary": {"PermissionsBoundaryArn": "arn:aws:iam::1:policy/limit"}}],
       "Policies": [
         {"Arn": "arn:aws:iam::1:policy/p", "PolicyVersionList": [
           {"IsDefaultVersion": false, "Document": "nonsense"},
           {"IsDefaultVersion": true, "Document":
             "%%7B%%22Statement%%22%%3A%%7B%%22Effect%%22%%3A%%22Allow%%22%%2C%%22Action%%22%%3A%%22ecr%%3A%%2A%%22%%2C%%22Resource%%22%%3A%%22%%2A%%22%%7D%%7D"}]},
         {"Arn": "arn:aws:iam::1:policy/limit", "PolicyVersionList": [{"IsDefaultVersion": true,
           "Document": {"Statement": [{"Effect": "Allow", "Action": "lambda:*",
             "Resource": "*"}]}}]}]}\
      """
          .formatted(ROLE);

  private final Role role = AuthorizationDetails.parse(DETAILS).roles().getFirst().role();

  @Test
  void a_role_has_its_own_policies_those_attached_and_a_boundary() {
    assertThat(role.arn()).isEqualTo(ROLE);
    assertThat(role.policies()).hasSize(2);
    assertThat(judged("lambda:GetAlias").denial()).isEmpty();
    assertThat(judged("ecr:PutImage").denial())
        .contains("because no permissions boundary allows the ecr:PutImage action");
  }

  @Test
  void a_role_is_for_a_service_that_may_assume_it() {
    AuthorizationDetails.Detail detail = AuthorizationDetails.parse(DETAILS).roles().getFirst();

    assertThat(detail.isFor("codedeploy.amazonaws.com")).isTrue();
    assertThat(detail.isFor("lambda.amazonaws.com")).isFalse();
  }

  @Test
  void usage_knows_what_was_denied_and_what_was_not_needed() {
    Usage usage = new Usage();

    usage.accept(judged("lambda:GetAlias"));
    usage.accept(judged("ecr:PutImage"));

    assertThat(usage.unused(role)).containsExactly("lambda:InvokeFunction", "ecr:*");
    assertThat(usage.denied()).containsExactly("deployer lacks ecr:PutImage on *");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{}", "[]", "{\"RoleDetailList\": []}"})
  void what_has_no_roles_is_refused(String json) {
    assertThatThrownBy(() -> AuthorizationDetails.parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("It ");
  }

  @Test
  void a_policy_that_is_not_there_is_refused() {
    String lacks = DETAILS.replace("\"Arn\": \"arn:aws:iam::1:policy/p\"", "\"Arn\": \"other\"");

    assertThatThrownBy(() -> AuthorizationDetails.parse(lacks).roles().getFirst().role())
        .hasMessage("The policy arn:aws:iam::1:policy/p of " + ROLE + " is not in the file.");
  }

  private Judged judged(String action) {
    Principal caller = new Principal.Session(ROLE, ROLE + "/x", "x");
    Ask ask = new Ask(caller, action, "*", Map.of());
    Optional<String> denial =
        Judge.denial(ask, new Judge.Policies(Optional.of(role), Optional.empty()));
    return new Judged(ask, Optional.of(role), Optional.empty(), denial);
  }
}
