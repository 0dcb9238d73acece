package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bluegreen.embedded.iam.ActionTable;
import bluegreen.embedded.iam.Iam.Judged;
import bluegreen.embedded.iam.Policy;
import bluegreen.embedded.iam.Role;
import bluegreen.it.Program.Ended;
import bluegreen.it.Removals.Removal;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import bluegreen.ports.Outcome;
import bluegreen.release.ReleaseOrder.Way;
import bluegreen.report.ExitCode;
import bluegreen.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Every gesture of the tool, under exactly the policies that {@code terraform/} gives the roles for
 * GitHub and for CodeDeploy: they allow what is needed, and nothing else.
 */
@Needs(Need.TERRAFORM)
@TestInstance(Lifecycle.PER_CLASS)
class PermissionsIT {
  /** By the resource of Terraform and the end of the role's name. */
  private static final Map<String, String> ROLES =
      Map.of("github[0]", "github", "delivery", "delivery");

  private static final String SUBJECT = Planned.subject("production");

  /** What IAM was asked while everything went well. */
  private final List<Judged> judged = new ArrayList<>();

  private final Planned planned = Planned.production();

  @BeforeAll
  void perform() throws Exception {
    for (Gesture gesture : Gesture.values()) {
      try (World world = world(SUBJECT)) {
        world.aws().iam().onJudged(judged::add);
        gesture.perform(world);
      }
    }
  }

  private World world(String subject) {
    return new World(
        aws -> {
          Environment environment = new Environment(planned, aws);
          environment.setUp();
          Environment.create(
              aws,
              Planned.STAGING,
              Planned.staging().text("aws_ecr_repository_policy.main", "policy"));
          aws.iam().enforce(planned.roles());
          environment.forward();
          return environment.job(subject);
        });
  }

  @Test
  void the_policies_allow_every_gesture() {
    assertThat(judged.stream().filter(each -> each.denial().isPresent()).map(Judged::ask))
        .isEmpty();
    assertThat(judged).hasSizeGreaterThan(Gesture.values().length);
  }

  @Test
  void without_any_one_permission_of_a_role_a_gesture_is_denied() {
    ROLES.forEach(
        (resource, name) -> {
          Role role = planned.role(resource, name);
          for (Removal removal : Removals.of(planned.document(resource))) {
            Role less = with(role, Policy.parse(removal.document()));
            assertThat(
                    judged.stream()
                        .filter(each -> isOf(each, role))
                        .anyMatch(each -> !each.allowedTo(Optional.of(less), each.resource())))
                .as("%s needs %s", role.name(), removal.lacks())
                .isTrue();
          }
        });
  }

  @Test
  void without_any_one_permission_of_the_repository_no_image_can_be_released() {
    String document = planned.text("aws_ecr_repository_policy.main", "policy");
    for (Removal removal : Removals.of(document)) {
      Optional<Policy> less = Optional.of(Policy.parse(removal.document()));
      assertThat(
              judged.stream()
                  .filter(each -> each.ask().resource().contains(":repository/"))
                  .anyMatch(each -> each.denial().isEmpty() && !each.allowedTo(each.role(), less)))
          .as("somebody needs %s", removal.lacks())
          .isTrue();
    }
  }

  @Test
  void a_rehearsal_under_the_roles_lacks_nothing(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("roles.json"), details("github[0]"));

    Ended ended = Program.run(Map.of(), LocalAws.command("rehearse --roles " + file));

    assertThat(ended.out())
        .contains("No permission is missing.", "Not needed here by lotto-github");
    assertThat(ended.code()).as("%s", ended).isEqualTo(ExitCode.OK);
  }

  @Test
  void a_rehearsal_names_what_the_roles_lack(@TempDir Path folder) throws Exception {
    String less = details("github[0]").replace("lambda:PublishVersion", "lambda:ListLayers");
    Path file = Files.writeString(folder.resolve("roles.json"), less);

    Ended ended =
        Program.run(Map.of(), LocalAws.command("rehearse --scenario good --roles " + file));

    assertThat(ended.out()).contains("lotto-github lacks lambda:PublishVersion on arn:aws:lambda:");
    assertThat(ended.code()).isEqualTo(ExitCode.ERROR);
  }

  @Test
  void a_file_without_the_roles_is_refused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("roles.json"), "{\"RoleDetailList\": [{}]}");

    Ended ended = Program.run(Map.of(), LocalAws.command("rehearse --roles " + file));

    assertThat(ended.out()).contains("it must have one role that CodeDeploy may assume, not 0");
    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
  }

  /** The roles of Terraform, as the AWS CLI prints them. */
  private String details(String github) {
    List<String> roles = new ArrayList<>();
    Map.of(github, "github", "delivery", "delivery")
        .forEach(
            (resource, name) ->
                roles.add(
                    """
                    {"Arn": "%s", "AssumeRolePolicyDocument": %s, "RolePolicyList":
                     [{"PolicyName": "own", "PolicyDocument": %s}]}\
                    """
                        .formatted(
                            planned.roleArn(name),
                            planned.text("aws_iam_role." + resource, "assume_role_policy"),
                            planned.document(resource))));
    return "{\"RoleDetailList\": [" + String.join(",", roles) + "]}";
  }

  @Test
  void each_environment_is_allowed_its_own() {
    assertThat(Planned.staging().document("github[0]"))
        .contains(
            "repository/lotto-staging\"", "function:lotto-staging\"", "group:lotto-staging/live\"")
        .doesNotContain("function:lotto\"", "group:lotto/live\"");
  }

  @Test
  void every_action_exists() {
    Set<String> services = new TreeSet<>();
    ActionTable.actions().forEach(action -> services.add(action.split(":", 2)[0]));
    for (String resource : ROLES.keySet()) {
      assertThat(Removals.of(planned.document(resource)))
          .extracting(removal -> removal.lacks().split(" ", 2)[0])
          .allMatch(action -> services.contains(action.split(":", 2)[0]))
          .allMatch(ActionTable.actions()::contains);
    }
  }

  @Test
  void only_jobs_of_the_environment_may_assume_the_role() {
    for (String other :
        List.of(
            Planned.subject("staging"),
            Planned.subject("production").replaceAll("@\\d+", ""),
            Planned.subject("production-x"))) {
      assertThatExceptionOfType(StsException.class)
          .isThrownBy(() -> world(other))
          .withMessageContaining("Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }
  }

  @Test
  void a_release_that_is_denied_names_the_permission() {
    try (World world = world(SUBJECT)) {
      lack(world, "github[0]", "codedeploy:UpdateDeploymentGroup");

      Outcome outcome = world.release(World.order("good").with(Way.HOTFIX));

      assertThat(outcome.toString())
          .contains("codedeploy:UpdateDeploymentGroup on resource: arn:aws:codedeploy:")
          .contains("because no identity-based policy allows");
      assertThat(world.alias().traffic()).isEqualTo("1");
    }
  }

  @Test
  void a_deployment_that_codedeploy_may_not_make_fails_and_is_explained() {
    try (World world = world(SUBJECT)) {
      lack(world, "delivery", "lambda:UpdateAlias");

      Outcome outcome = world.release("good");

      assertThat(outcome.toString())
          .contains("The IAM role arn:aws:iam::123456789012:role/lotto-delivery does not give you");
      assertThat(world.alias().traffic()).isEqualTo("1");
    }
  }

  private void lack(World world, String resource, String action) {
    String document =
        Removals.of(planned.document(resource)).stream()
            .filter(removal -> removal.lacks().startsWith(action + " "))
            .findFirst()
            .orElseThrow()
            .document();
    List<Role> roles = new ArrayList<>();
    ROLES.forEach(
        (each, name) -> {
          Role role = planned.role(each, name);
          roles.add(each.equals(resource) ? with(role, Policy.parse(document)) : role);
        });
    world.aws().iam().enforce(roles);
  }

  private static boolean isOf(Judged judged, Role role) {
    return judged.denial().isEmpty()
        && judged.role().filter(own -> own.arn().equals(role.arn())).isPresent();
  }

  private static Role with(Role role, Policy policy) {
    return new Role(role.arn(), role.trust(), List.of(policy), role.boundary());
  }
}
