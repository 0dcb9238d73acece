package bluegreen.aws;

import bluegreen.ports.Connection;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployments;
import bluegreen.ports.FrontDoor;
import bluegreen.ports.Functions;
import bluegreen.ports.Meanwhile;
import bluegreen.ports.Monitoring;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Registry;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

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
    Meanwhile meanwhile)
    implements Connection {
  /**
   * Finds a function.
   *
   * @param overrides what holds instead of the function's {@link Tags}. Where neither says
   *     anything, the application has the function's name and the group the alias's, and the public
   *     URL is unknown
   * @throws RefusedException if there is no such function, or a tag makes no sense
   */
  public static Aws connect(
      Clients clients, String function, Map<String, String> overrides, Meanwhile meanwhile) {
    Map<String, String> tags = new HashMap<>(tags(clients, function));
    tags.putAll(overrides);
    String alias = tags.getOrDefault(Tags.ALIAS, Tags.DEFAULT_ALIAS);
    Coordinates names =
        new Coordinates(
            function,
            alias,
            tags.getOrDefault(Tags.APPLICATION, function),
            tags.getOrDefault(Tags.GROUP, alias));
    return new Aws(
        names,
        new EcrRegistry(clients.ecr(), meanwhile),
        new LambdaFunctions(clients.lambda(), names),
        new CodeDeployDeployments(clients.codeDeploy(), names),
        new CloudWatchMonitoring(clients.cloudWatch(), names),
        frontDoor(function, tags),
        meanwhile);
  }

  private static Map<String, String> tags(Clients clients, String function) {
    return Call.of(
        "Lambda GetFunction",
        () -> {
          try {
            return clients.lambda().getFunction(r -> r.functionName(function)).tags();
          } catch (ResourceNotFoundException e) {
            throw new RefusedException(
                "There is no function " + function + " in this account and region.",
                "Check --function, the region (AWS_REGION) and the account; on an embedded AWS, "
                    + "AWS_ENDPOINT_URL.");
          }
        });
  }

  private static FrontDoor frontDoor(String function, Map<String, String> tags) {
    @Nullable String url = tags.get(Tags.URL);
    if (url == null) {
      return FrontDoor.UNKNOWN;
    }
    String header = tags.getOrDefault(Tags.VERSION_HEADER, Tags.DEFAULT_VERSION_HEADER);
    return HttpUrl.parse(url)
        .map(uri -> new PublicUrl(uri, header))
        .orElseThrow(
            () ->
                new RefusedException(
                    "Tag " + Tags.URL + " of function " + function + " is no URL: " + url,
                    "Make it one, such as https://lotto.example.com/, or name it with --url."));
  }
}
