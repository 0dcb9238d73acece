package bluegreen.embedded.iam;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Authorizer.Call;
import bluegreen.embedded.model.Permissions.Ask;
import bluegreen.embedded.model.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;

/** What IAM is asked besides an operation's own action. */
final class FurtherActions {
  private static final List<String> PULL =
      List.of("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer");
  private static final Pattern IMAGE =
      Pattern.compile(
          "(?:(?<account>\\d{12})\\.dkr\\.ecr\\.(?<region>[\\w-]+)\\.[^/]+|[^/]+)/(?<name>[^:@]+).*");

  private final Resources resources;
  private final Known known;
  private final Account account;

  FurtherActions(Resources resources, Known known, Account account) {
    this.resources = resources;
    this.known = known;
    this.account = account;
  }

  List<Ask> of(Call call) {
    List<Ask> asks = new ArrayList<>();
    Members members = new Members(call.request());
    passedRole(call, members).forEach(asks::add);
    switch (call.request()) {
      case CreateFunctionRequest request when request.code() != null ->
          asks.addAll(image(call, members, request.code().imageUri()));
      case UpdateFunctionCodeRequest request ->
          asks.addAll(image(call, members, request.imageUri()));
      case CreateDeploymentRequest request -> asks.addAll(deployment(call, request));
      default -> {}
    }
    return asks;
  }

  /**
   * A role that is handed to a service.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
   */
  private static List<Ask> passedRole(Call call, Members members) {
    String member = call.service().equals("lambda") ? "Role" : "serviceRoleArn";
    return members.texts(member).stream()
        .map(
            role ->
                new Ask(
                    call.caller(),
                    "iam:PassRole",
                    role,
                    Map.of("iam:PassedToService", List.of(call.service() + ".amazonaws.com"))))
        .toList();
  }

  /**
   * The caller and Lambda itself have to be allowed to pull a function's image.
   * https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions
   */
  private List<Ask> image(Call call, Members members, @Nullable String uri) {
    Matcher image = IMAGE.matcher(uri == null ? "" : uri);
    if (!image.matches()) {
      return List.of();
    }
    String owner = image.group("account") == null ? account.id() : image.group("account");
    String region = image.group("region") == null ? account.region() : image.group("region");
    String repository =
        "arn:aws:ecr:%s:%s:repository/%s".formatted(region, owner, image.group("name"));
    String function = resources.function(members).map(resources::function).orElse("");
    var lambda = new Principal.Service("lambda.amazonaws.com");
    List<Ask> asks = new ArrayList<>();
    for (String action : PULL) {
      asks.add(new Ask(call.caller(), action, repository, Map.of()));
      asks.add(new Ask(lambda, action, repository, Map.of("aws:SourceArn", List.of(function))));
    }
    return asks;
  }

  /**
   * A deployment registers and reads its revision and reads its configuration; other alarms than
   * the group's need the permission to change the group.
   * https://docs.aws.amazon.com/codedeploy/latest/userguide/auth-and-access-control-permissions-reference.html
   */
  private List<Ask> deployment(Call call, CreateDeploymentRequest request) {
    if (request.applicationName() == null || request.deploymentGroupName() == null) {
      return List.of();
    }
    var group = new Known.Group(request.applicationName(), request.deploymentGroupName());
    String application = account.arn("codedeploy", "application:" + group.application());
    List<Ask> asks = new ArrayList<>();
    asks.add(ask(call, "codedeploy:RegisterApplicationRevision", application));
    asks.add(ask(call, "codedeploy:GetApplicationRevision", application));
    Optional.ofNullable(request.deploymentConfigName())
        .or(() -> known.configurationOfGroup().apply(group))
        .map(name -> account.arn("codedeploy", "deploymentconfig:" + name))
        .ifPresent(arn -> asks.add(ask(call, "codedeploy:GetDeploymentConfig", arn)));
    if (request.overrideAlarmConfiguration() != null) {
      asks.add(ask(call, "codedeploy:UpdateDeploymentGroup", resources.group(group)));
    }
    return asks;
  }

  private static Ask ask(Call call, String action, String resource) {
    return new Ask(call.caller(), action, resource, Map.of());
  }
}
