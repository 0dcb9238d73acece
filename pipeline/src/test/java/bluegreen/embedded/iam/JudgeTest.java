package bluegreen.embedded.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bluegreen.embedded.iam.Judge.Policies;
import bluegreen.embedded.model.Permissions.Ask;
import bluegreen.embedded.model.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
class JudgeTest {
  private static final String ARN = "arn:aws:iam::123456789012:role/ada";
  private static final Principal ADA = new Principal.Session(ARN, ARN + "/session", "id");
  private static final Principal SERVICE = new Principal.Service("lambda.amazonaws.com");
  private static final Ask GET = ask(ADA, Map.of());

  private static final String ALLOW = "{'Effect':'Allow','Action':'lambda:Get*','Resource':'*'}";
  private static final String DENY =
      "{'Effect':'Deny','Action':'lambda:GetAlias','Resource':'arn:f'}";

  @Test
  void what_no_policy_allows_is_denied() {
    assertThat(judge(GET, own()))
        .contains("because no identity-based policy allows the lambda:GetAlias action");
    assertThat(judge(GET, own("{'Effect':'Allow','Action':'lambda:GetAlias','Resource':'arn:g'}")))
        .isPresent();
    assertThat(judge(GET, own(ALLOW))).isEmpty();
  }

  @Test
  void an_explicit_deny_beats_every_allow() {
    assertThat(judge(GET, own(ALLOW, DENY)))
        .contains("with an explicit deny in an identity-based policy");
    assertThat(
            Judge.denial(
                GET, new Policies(own(ALLOW), theirs(principal(DENY, "'AWS':'" + ARN + "'")))))
        .contains("with an explicit deny in a resource-based policy");
  }

  @Test
  void the_account_itself_may_do_everything() {
    assertThat(judge(ask(new Principal.Root("root"), Map.of()), own(DENY))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'AWS':'" + ARN + "', true",
        "'AWS':'*', true",
        "'AWS':'arn:aws:iam::123456789012:root', false", // leaves it to the role's policies
        "'Service':'lambda.amazonaws.com', false",
      })
  void the_policy_of_a_resource_allows_whom_it_names(String names, boolean allowed) {
    assertThat(Judge.denial(GET, new Policies(own(), theirs(principal(ALLOW, names)))).isEmpty())
        .isEqualTo(allowed);
  }

  @Test
  void a_service_needs_the_resource() {
    Ask ask = ask(SERVICE, Map.of("aws:SourceArn", List.of("arn:mine")));
    String mine =
        "{'Effect':'Allow','Principal':{'Service':'lambda.amazonaws.com'},'Action':'lambda:GetAlias',"
            + "'Condition':{'ArnLike':{'AWS:SourceArn':['arn:other','arn:m*']}}}";

    assertThat(Judge.denial(ask, new Policies(Optional.empty(), theirs(mine)))).isEmpty();
    assertThat(
            Judge.denial(
                ask, new Policies(Optional.empty(), theirs(mine.replace("arn:m*", "arn:n*")))))
        .contains("because no resource-based policy allows the lambda:GetAlias action");
  }

  @Test
  void a_boundary_limits_what_policies_allow() {
    Role role = own(ALLOW).orElseThrow();
    Role limited =
        new Role(
            ARN,
            role.trust(),
            role.policies(),
            Optional.of(policy("{'Effect':'Allow','Action':'ecr:*','Resource':'*'}")));

    assertThat(judge(GET, Optional.of(limited)))
        .contains("because no permissions boundary allows the lambda:GetAlias action");
  }

  @ParameterizedTest
  @CsvSource({
    "LAMBDA:getalias, true",
    "lambda:Get?lias, true",
    "lambda:GetAliases, false",
    "*, true",
    "lambda:G.tAlias, false",
  })
  void actions_ignore_case_and_have_wildcards(String pattern, boolean allowed) {
    String statement = "{'Effect':'Allow','Action':'" + pattern + "','Resource':'*'}";

    assertThat(judge(GET, own(statement)).isEmpty()).isEqualTo(allowed);
  }

  @Test
  void what_is_excepted_is_not_meant() {
    assertThat(judge(GET, own("{'Effect':'Allow','NotAction':'ecr:*','Resource':'*'}"))).isEmpty();
    assertThat(judge(GET, own("{'Effect':'Allow','NotAction':'lambda:*','Resource':'*'}")))
        .isPresent();
    assertThat(judge(GET, own("{'Effect':'Allow','Action':'*','NotResource':'arn:f'}")))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, a, true",
    "StringEquals, A, false",
    "StringEqualsIgnoreCase, A, true",
    "StringNotEquals, a, false",
    "StringNotEquals, b, true",
    "StringLike, ?, true",
    "StringNotLike, b*, true",
    "ArnNotLike, a, false",
    "Null, false, true",
    "Null, true, false",
    "ForAllValues:StringEquals, a, true",
    "ForAnyValue:StringEquals, b, false",
    "StringEqualsIfExists, b, false",
  })
  void conditions_compare(String operator, String value, boolean holds) {
    assertThat(holds(operator, value, Map.of("Key", List.of("a")))).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, false",
    "StringNotEquals, true",
    "StringEqualsIfExists, true",
    "ForAllValues:StringEquals, true",
    "ForAnyValue:StringEquals, false",
    "Null, false",
  })
  void without_the_key_a_condition_holds_if_it_says_so(String operator, boolean holds) {
    assertThat(holds(operator, "a", Map.of())).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "{'Statement':[{'Action':'*','Resource':'*'}]}",
        "{'Statement':[{'Effect':'Allow','NotPrincipal':'*','Action':'*','Resource':'*'}]}",
        "{'Statement':[{'Effect':'Allow','Action':'*','Resource':'${aws:username}'}]}",
        "{'Statement':[{'Effect':'Allow','Action':'*','Resource':'*',"
            + "'Condition':{'DateLessThan':{'k':'v'}}}]}",
      })
  void what_is_not_judged_here_is_refused(String document) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Policy.parse(document.replace('\'', '"')));
  }

  private static boolean holds(String operator, String value, Map<String, List<String>> context) {
    String statement =
        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'%s':{'kEY':'%s'}}}"
            .formatted(operator, value);
    return judge(ask(ADA, context), own(statement)).isEmpty();
  }

  private static Optional<String> judge(Ask ask, Optional<Role> role) {
    return Judge.denial(ask, new Policies(role, Optional.empty()));
  }

  private static Ask ask(Principal caller, Map<String, List<String>> context) {
    return new Ask(caller, "lambda:GetAlias", "arn:f", context);
  }

  private static Optional<Role> own(String... statements) {
    return Optional.of(new Role(ARN, policy(), List.of(policy(statements)), Optional.empty()));
  }

  private static Optional<Policy> theirs(String statement) {
    return Optional.of(policy(statement));
  }

  private static String principal(String statement, String names) {
    return statement.replaceFirst("\\{", "{'Principal':{" + names + "},");
  }

  private static Policy policy(String... statements) {
    return Policy.parse(
        "{'Statement':[%s]}".formatted(String.join(",", statements)).replace('\'', '"'));
  }
}
