package bluegreen.embedded.runtime;

import bluegreen.embedded.model.ImageConfig;
import bluegreen.embedded.model.LogDestination;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;

/** The command line and environment variables that start a version's code. */
final class LaunchCommand {
  /** The only variables of ours that a function inherits: programs may need them to run at all. */
  private static final List<String> INHERITED = List.of("PATH", "JAVA_HOME");

  /** What a function finds instead of its role's keys: it may not call this AWS. */
  private static final String NO_KEY = "none";

  private LaunchCommand() {}

  /**
   * The command for a process. Its variables state the memory size, but nothing enforces it: a heap
   * limit is not a memory limit, and a JVM prints a line when it takes options from a variable. An
   * image may set a limit in its entry point.
   *
   * @param variables {@link #variables}
   */
  static ProcessBuilder of(ImageConfig image, Map<String, String> variables) {
    ProcessBuilder command =
        new ProcessBuilder(
            Stream.concat(image.entrypoint().stream(), image.cmd().stream()).toList());
    command.environment().keySet().retainAll(INHERITED);
    command.environment().putAll(variables);
    return command;
  }

  /**
   * The variables of an execution environment.
   *
   * @param runtimeApi host and port of the Runtime API
   */
  static Map<String, String> variables(
      FunctionConfiguration version, ImageConfig image, String runtimeApi, LogDestination log) {
    Map<String, String> variables = new TreeMap<>(image.environment());
    if (version.environment() != null) {
      variables.putAll(version.environment().variables());
    }
    variables.putAll(ofLambda(version, runtimeApi, log));
    Optional.ofNullable(version.loggingConfig())
        .ifPresent(logging -> variables.putAll(ofLogging(logging)));
    image.cmd().stream().findFirst().ifPresent(handler -> variables.put("_HANDLER", handler));
    return variables;
  }

  /** From these a runtime's client knows how to write the code's log. */
  private static Map<String, String> ofLogging(LoggingConfig logging) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("AWS_LAMBDA_LOG_FORMAT", logging.logFormatAsString());
    if (logging.applicationLogLevel() != null) {
      variables.put("AWS_LAMBDA_LOG_LEVEL", logging.applicationLogLevelAsString());
    }
    return variables;
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
  private static Map<String, String> ofLambda(
      FunctionConfiguration version, String runtimeApi, LogDestination log) {
    String region = version.functionArn().split(":", -1)[3];
    return Map.ofEntries(
        Map.entry("AWS_LAMBDA_RUNTIME_API", runtimeApi),
        Map.entry("LAMBDA_TASK_ROOT", "/var/task"),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", version.functionName()),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", version.version()),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", version.memorySize().toString()),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", log.group()),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", log.stream()),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_REGION", region),
        Map.entry("AWS_DEFAULT_REGION", region),
        Map.entry("AWS_ACCESS_KEY_ID", NO_KEY),
        Map.entry("AWS_SECRET_ACCESS_KEY", NO_KEY),
        Map.entry("AWS_SESSION_TOKEN", NO_KEY),
        Map.entry("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR"),
        Map.entry("AWS_XRAY_DAEMON_ADDRESS", "169.254.79.129:2000"),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("TZ", ":UTC"));
  }
}
