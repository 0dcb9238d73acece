package bluegreen.aws;

import bluegreen.ports.Coordinates;
import bluegreen.ports.Ports;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Time;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Finds, by a function's name and tags, all that a release needs to know of AWS. */
public final class Aws {
  private Aws() {}

  /**
   * Names given by hand; null means that the function's tag, or the custom, says it.
   *
   * @param alias else tag {@code bluegreen:alias}, else {@code live}
   * @param application else tag {@code bluegreen:application}, else the function's name
   * @param group else tag {@code bluegreen:group}, else the alias's name
   * @param url else tag {@code bluegreen:url}, else unknown
   * @param versionHeader else tag {@code bluegreen:version-header}, else {@code X-Function-Version}
   */
  public record Overrides(
      @Nullable String alias,
      @Nullable String application,
      @Nullable String group,
      @Nullable URI url,
      @Nullable String versionHeader) {}

  /**
   * The world around a function.
   *
   * @throws RefusedException if there is no such function
   */
  public static Ports ports(Clients clients, String function, Overrides overrides, Time time) {
    Coordinates names = coordinates(clients, function, overrides);
    return new Ports(
        names,
        new EcrRegistry(clients.ecr()),
        new LambdaFunctions(clients.lambda(), names),
        new CodeDeployDeployments(clients.codeDeploy(), names),
        new CloudWatchMonitoring(clients.cloudWatch(), names),
        Optional.ofNullable(names.url()).map(url -> new PublicUrl(url, names.versionHeader())),
        time);
  }

  private static Coordinates coordinates(Clients clients, String function, Overrides given) {
    Map<String, String> tags = tags(clients, function);
    String alias = first(given.alias(), tags.get("bluegreen:alias"), "live");
    URI url = given.url();
    if (url == null && tags.containsKey("bluegreen:url")) {
      url = url(function, tags.get("bluegreen:url"));
    }
    return new Coordinates(
        function,
        alias,
        first(given.application(), tags.get("bluegreen:application"), function),
        first(given.group(), tags.get("bluegreen:group"), alias),
        url,
        first(given.versionHeader(), tags.get("bluegreen:version-header"), "X-Function-Version"));
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

  private static URI url(String function, String tag) {
    return PublicUrl.parse(tag)
        .orElseThrow(
            () ->
                new RefusedException(
                    "Tag bluegreen:url of function " + function + " is no URL: " + tag,
                    "Make it one, such as https://lotto.example.com/, or name it with --url."));
  }

  private static String first(@Nullable String given, @Nullable String tagged, String customary) {
    return given != null ? given : tagged != null ? tagged : customary;
  }
}
