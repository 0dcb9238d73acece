package bluegreen.aws;

import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.VersionNumber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What CodeDeploy is told about a deployment: <a
 * href="https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file.html">AppSpec</a>.
 */
record AppSpec(String function, String alias, Shift shift) {
  /** Reads from which version to which, in JSON or YAML; empty if it names no versions. */
  static Optional<Shift> shift(String content) {
    boolean json = content.stripLeading().startsWith("{");
    try {
      JsonNode properties =
          (json ? JsonMapper.shared() : YAMLMapper.shared())
              .readTree(content)
              .path("Resources")
              .path(0)
              .valueStream()
              .findFirst()
              .orElse(MissingNode.getInstance())
              .path("Properties");
      return VersionNumber.parse(properties.path("CurrentVersion").asString(""))
          .flatMap(
              blue ->
                  VersionNumber.parse(properties.path("TargetVersion").asString(""))
                      .map(green -> new Shift(blue, green)));
    } catch (JacksonException e) {
      return Optional.empty();
    }
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
