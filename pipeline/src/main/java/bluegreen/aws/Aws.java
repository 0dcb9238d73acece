package bluegreen.aws;

import bluegreen.aws.client.Call;
import bluegreen.aws.client.Clients;
import bluegreen.aws.client.HttpUrl;
import bluegreen.aws.evidence.AwsEvidence;
import bluegreen.ports.Connection;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployments;
import bluegreen.ports.EvidenceSource;
import bluegreen.ports.FrontDoor;
import bluegreen.ports.Functions;
import bluegreen.ports.Meanwhile;
import bluegreen.ports.Monitoring;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Registry;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.core.JsonPointer;

/**
 * A function on AWS, by the SDK. Its tags name the rest of what a release needs.
 *
 * @param meanwhile how calls that don't depend on each other are made
 */
public record Aws(
    Coordinates coordinates,
    Registry registry,
    Functions functions,
    Deployments deployments,
    Monitoring monitoring,
    FrontDoor frontDoor,
    EvidenceSource evidence,
    Meanwhile meanwhile)
    implements Connection {
  /**
   * Finds a function.
   *
   * @param overrides what holds instead of the function's {@link Tags}. Where neither says
   *     anything, the application has the function's name and the group the alias's, and the public
   *     URL is unknown
   * @throws RefusedException if there is no such function
   */
  public static Aws connect(
      Clients clients, String function, Map<String, String> overrides, Meanwhile meanwhile) {
    GetFunctionResponse response = find(clients, function);
    String name = response.configuration().functionName();
    if (response.tagsError() != null && !overrides.containsKey(Tags.ALIAS)) {
      throw new RefusedException(
          "Lambda withholds the tags of function " + name + ": " + response.tagsError().message(),
          "Allow lambda:ListTags. Or name what the tags would: --alias, --application, --group,"
              + " --url");
    }
    Map<String, String> tags = new HashMap<>(response.tags());
    tags.values().removeIf(String::isBlank);
    tags.putAll(overrides);
    String alias = tags.getOrDefault(Tags.ALIAS, Tags.DEFAULT_ALIAS);
    Coordinates names =
        new Coordinates(
            name,
            alias,
            tags.getOrDefault(Tags.APPLICATION, name),
            tags.getOrDefault(Tags.GROUP, alias));
    return new Aws(
        names,
        new EcrRegistry(clients.ecr(), meanwhile),
        new LambdaFunctions(clients.lambda(), names),
        new CodeDeployDeployments(clients.codeDeploy(), names),
        new CloudWatchMonitoring(clients.cloudWatch(), names),
        frontDoor(tags),
        new AwsEvidence(clients, names, loggedStatus(tags)),
        meanwhile);
  }

  /** Of all the forms of a function's name, the answer has the plain one. */
  private static GetFunctionResponse find(Clients clients, String function) {
    return Call.of(
        "Lambda GetFunction",
        () -> {
          try {
            GetFunctionResponse response =
                clients.lambda().getFunction(r -> r.functionName(function));
            Call.member(
                "FunctionName",
                Call.member("Configuration", response.configuration()).functionName());
            return response;
          } catch (ResourceNotFoundException e) {
            throw new RefusedException(
                "There is no function " + function + " in this account and region.",
                "Check --function, the region (AWS_REGION) and the account; on an embedded AWS, "
                    + "AWS_ENDPOINT_URL.");
          }
        });
  }

  /** A tag that is no URL must not stop a rollback. */
  private static FrontDoor frontDoor(Map<String, String> tags) {
    @Nullable String url = tags.get(Tags.URL);
    if (url == null) {
      return new FrontDoor.Unknown("No public URL is known (tag " + Tags.URL + ", or --url)");
    }
    String header = tags.getOrDefault(Tags.VERSION_HEADER, Tags.DEFAULT_VERSION_HEADER);
    return HttpUrl.parse(url)
        .<FrontDoor>map(uri -> new PublicUrl(uri, header))
        .orElseGet(() -> new FrontDoor.Unknown("Tag " + Tags.URL + " is no URL (" + url + ")"));
  }

  /** A tag that is no pointer must not stop a rollback: then no status is found in logs. */
  private static JsonPointer loggedStatus(Map<String, String> tags) {
    try {
      return JsonPointer.compile(tags.getOrDefault(Tags.LOGGED_STATUS, Tags.DEFAULT_LOGGED_STATUS));
    } catch (IllegalArgumentException e) {
      return JsonPointer.empty();
    }
  }
}
