package bluegreen.embedded.iam;

import bluegreen.embedded.model.Account;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ARNs of the resources that a request names. */
final class Resources {
  private static final Pattern FUNCTION =
      Pattern.compile(
          "(?:(?:arn:aws[\\w-]*:lambda:)?(?:[a-z]{2}[\\w-]*-\\d:)?(?:\\d{12}:)?(?:function:)?)?"
              + "(?<name>[\\w-]+)(?::(?<qualifier>[\\w$-]+))?");

  private final Account account;
  private final Known known;

  Resources(Account account, Known known) {
    this.account = account;
    this.known = known;
  }

  /** Those of a type; empty if the request names none. */
  List<String> of(String service, String type, Members request) {
    return switch (service + " " + type) {
      case "lambda function" -> function(request).map(this::function).stream().toList();
      case "lambda function-alias", "lambda function-version" -> qualified(request);
      case "codedeploy application" -> applications(request);
      case "codedeploy deploymentgroup" -> groups(request);
      case "codedeploy deploymentconfig" ->
          named("codedeploy", "deploymentconfig:", request.texts("deploymentConfigName"));
      case "cloudwatch alarm" -> alarms(request);
      case "cloudwatch dashboard" -> dashboards(request);
      case "ecr repository" -> repositories(request);
      case "logs log-group" -> logGroups(request, "");
      case "logs log-stream" -> logStreams(request);
      case "sts role" -> request.texts("RoleArn");
      default -> List.of();
    };
  }

  /** What an operation on tags names: any resource by its ARN. */
  Optional<String> tagged(Members request) {
    return request.text("Resource", "ResourceArn", "resourceArn", "ResourceARN");
  }

  String function(Named function) {
    return account.arn("lambda", "function:" + function.name());
  }

  Optional<Named> function(Members request) {
    return request
        .text("FunctionName")
        .map(FUNCTION::matcher)
        .filter(Matcher::matches)
        .map(
            name ->
                new Named(
                    name.group("name"),
                    Optional.ofNullable(name.group("qualifier"))
                        .or(() -> request.text("Qualifier"))));
  }

  /** A function as a request names it. */
  record Named(String name, Optional<String> qualifier) {}

  private List<String> qualified(Members request) {
    return function(request).stream()
        .flatMap(f -> f.qualifier().map(qualifier -> function(f) + ":" + qualifier).stream())
        .toList();
  }

  private List<String> applications(Members request) {
    return named(
        "codedeploy",
        "application:",
        Stream.concat(
                request.texts("applicationName").stream(),
                request.texts("applicationNames").stream())
            .toList());
  }

  private List<String> groups(Members request) {
    Optional<String> application = request.text("applicationName");
    List<String> names =
        Stream.of("deploymentGroupName", "currentDeploymentGroupName", "deploymentGroupNames")
            .flatMap(member -> request.texts(member).stream())
            .toList();
    List<String> ofDeployments =
        Stream.of("deploymentId", "deploymentIds")
            .flatMap(member -> request.texts(member).stream())
            .flatMap(id -> known.groupOfDeployment().apply(id).stream())
            .map(this::group)
            .distinct()
            .toList();
    return application.isEmpty()
        ? ofDeployments
        : names.stream().map(name -> group(new Known.Group(application.get(), name))).toList();
  }

  String group(Known.Group group) {
    return account.arn("codedeploy", "deploymentgroup:" + group.application() + "/" + group.name());
  }

  /** DescribeAlarms is judged on all alarms, also where the request names some. */
  private List<String> alarms(Members request) {
    List<String> names = request.has("AlarmName") ? request.texts("AlarmName") : List.of("*");
    return named("cloudwatch", "alarm:", names);
  }

  private List<String> dashboards(Members request) {
    return Stream.of("DashboardName", "DashboardNames")
        .flatMap(member -> request.texts(member).stream())
        .map(name -> account.globalArn("cloudwatch", "dashboard/" + name))
        .toList();
  }

  private List<String> repositories(Members request) {
    List<String> names =
        Stream.of("repositoryName", "repositoryNames")
            .flatMap(member -> request.texts(member).stream())
            .toList();
    return named("ecr", "repository/", names.isEmpty() ? List.of("*") : names);
  }

  /** Logs judges groups on the ARN of a stream without a name. */
  private List<String> logGroups(Members request, String stream) {
    List<String> names =
        Stream.of("logGroupName", "logGroupIdentifier", "logGroupIdentifiers", "logGroupNamePrefix")
            .flatMap(member -> request.texts(member).stream())
            .toList();
    return (names.isEmpty() ? List.of("") : names)
        .stream()
            .map(name -> name.startsWith("arn:") ? name.replaceFirst(":\\*$", "") : logGroup(name))
            .map(arn -> arn + ":log-stream:" + stream)
            .toList();
  }

  private String logGroup(String name) {
    return account.arn("logs", "log-group:" + name);
  }

  private List<String> logStreams(Members request) {
    return request.texts("logStreamName").stream()
        .flatMap(stream -> logGroups(request, stream).stream())
        .toList();
  }

  private List<String> named(String service, String kind, List<String> names) {
    return names.stream().map(name -> account.arn(service, kind + name)).toList();
  }
}
