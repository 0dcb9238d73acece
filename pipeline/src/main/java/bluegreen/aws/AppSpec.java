package bluegreen.aws;

import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Target;
import bluegreen.ports.VersionNumber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What CodeDeploy is told about a deployment: <a
 * href="https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file.html">AppSpec</a>.
 */
record AppSpec(String function, String alias, Shift shift) {
  /** A name, or an ARN in whole or in part, with or without a qualifier. */
  private static final Pattern FUNCTION =
      Pattern.compile("^(?:.*?function:)?([A-Za-z0-9_-]+)(?::.*)?$");

  /**
   * Reads what an AppSpec in JSON or YAML shifts.
   *
   * @param names the alias that is ours
   */
  static Target read(String content, Coordinates names) {
    boolean json = content.stripLeading().startsWith("{");
    try {
      return of(
          (json ? JsonMapper.shared() : YAMLMapper.shared())
              .readTree(content)
              .path("Resources")
              .valueStream()
              .flatMap(JsonNode::valueStream)
              .map(resource -> resource.path("Properties"))
              .map(properties -> target(properties, names))
              .toList());
    } catch (JacksonException e) {
      return new Target.Unknown();
    }
  }

  /** Ours, if one of them is. */
  private static Target of(List<Target> targets) {
    return targets.stream()
        .filter(Target.Ours.class::isInstance)
        .findFirst()
        .or(() -> targets.stream().findFirst())
        .orElseGet(Target.Unknown::new);
  }

  private static Target target(JsonNode properties, Coordinates names) {
    return target(
        names,
        new Shifted(
            properties.path("Name").asString(""),
            properties.path("Alias").asString(""),
            properties.path("CurrentVersion").asString(""),
            properties.path("TargetVersion").asString("")));
  }

  /** What a deployment shifts, in CodeDeploy's words: the function by its name or ARN. */
  record Shifted(String function, String alias, String current, String target) {}

  static Target target(Coordinates names, Shifted shifted) {
    String function = FUNCTION.matcher(shifted.function).replaceFirst("$1");
    if (function.isEmpty() || shifted.alias.isEmpty()) {
      return new Target.Unknown();
    }
    if (!function.equals(names.function()) || !shifted.alias.equals(names.alias())) {
      return new Target.Others(function, shifted.alias);
    }
    return VersionNumber.parse(shifted.current)
        .flatMap(
            blue ->
                VersionNumber.parse(shifted.target)
                    .<Target>map(green -> new Target.Ours(new Shift(blue, green))))
        .orElseGet(Target.Unknown::new);
  }

  RevisionLocation revision() {
    String content = content();
    return RevisionLocation.builder()
        .revisionType(RevisionLocationType.APP_SPEC_CONTENT)
        .appSpecContent(spec -> spec.content(content).sha256(sha256(content)))
        .build();
  }

  private String content() {
    Map<String, String> properties =
        Map.of(
            "Name",
            function,
            "Alias",
            alias,
            "CurrentVersion",
            shift.blue().toString(),
            "TargetVersion",
            shift.green().toString());
    Map<String, Object> resource =
        Map.of("Type", "AWS::Lambda::Function", "Properties", properties);
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of("version", 0.0, "Resources", List.of(Map.of(function, resource))));
  }

  private static String sha256(String content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
