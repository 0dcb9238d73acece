package bluegreen.embedded.codedeploy.deployment;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads AppSpec files for Lambda, as JSON or YAML.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html">
 *     AppSpec resources</a>
 */
public final class AppSpecParser {
  private static final Set<String> EVENTS =
      Set.of(LifecycleLog.BEFORE_ALLOW_TRAFFIC, LifecycleLog.AFTER_ALLOW_TRAFFIC);

  private AppSpecParser() {}

  public static AppSpec parse(String content) {
    JsonNode root = read(content);
    JsonNode resource = onlyResource(root.path("Resources"));
    require(
        resource.path("Type").asString("").equals("AWS::Lambda::Function"),
        "The resource's Type must be AWS::Lambda::Function.");
    JsonNode properties = resource.path("Properties");
    return new AppSpec(
        text(properties, "Name"),
        text(properties, "Alias"),
        version(properties, "CurrentVersion"),
        version(properties, "TargetVersion"),
        hooks(root.path("Hooks")));
  }

  private static JsonNode read(String content) {
    boolean json = content.stripLeading().startsWith("{");
    try {
      JsonNode root = (json ? JsonMapper.shared() : YAMLMapper.shared()).readTree(content);
      require(root.isObject(), "The AppSpec file must be a mapping.");
      return root;
    } catch (JacksonException e) {
      throw invalid("The AppSpec file must be JSON or YAML: " + e.getOriginalMessage());
    }
  }

  private static JsonNode onlyResource(JsonNode resources) {
    require(
        resources.isArray() && resources.size() == 1 && resources.get(0).size() == 1,
        "Resources must list exactly one function.");
    return resources.get(0).values().iterator().next();
  }

  private static String version(JsonNode properties, String name) {
    String version = text(properties, name);
    require(
        version.matches("[1-9]\\d*"), name + " must be a published version, not " + version + ".");
    return version;
  }

  private static String text(JsonNode properties, String name) {
    JsonNode value = properties.path(name);
    require(
        value.isString() && !value.asString().isBlank(),
        "The property " + name + " is required and must be a string.");
    return value.asString();
  }

  private static Map<String, String> hooks(JsonNode list) {
    require(list.isMissingNode() || list.isArray(), "Hooks must be a list.");
    Map<String, String> hooks = new HashMap<>();
    for (JsonNode entry : list) {
      entry
          .properties()
          .forEach(
              hook -> {
                require(EVENTS.contains(hook.getKey()), "There is no hook " + hook.getKey() + ".");
                hooks.put(hook.getKey(), text(entry, hook.getKey()));
              });
    }
    return hooks;
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw invalid(problem);
    }
  }

  private static DeploymentFailure invalid(String problem) {
    return DeploymentFailure.invalidConfiguration(problem);
  }
}
