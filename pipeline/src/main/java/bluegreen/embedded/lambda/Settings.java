package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.function.LambdaFunction.LATEST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.model.Shapes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.ApplicationLogLevel;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ImageConfig;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.SystemLogLevel;
import software.amazon.awssdk.services.lambda.model.TracingMode;
import tools.jackson.databind.json.JsonMapper;

/** The settings of {@code $LATEST}: their defaults, and the limits that requests must observe. */
final class Settings {
  private static final int LONGEST_TIMEOUT = 900;
  private static final int MOST_MEMORY = 10_240;
  private static final int MOST_VARIABLES = 4 * 1024;

  /** Variables that Lambda itself sets. */
  private static final Set<String> RESERVED =
      Set.of(
          "_HANDLER",
          "_X_AMZN_TRACE_ID",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_DEFAULT_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_LAMBDA_RUNTIME_API",
          "AWS_REGION",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "LAMBDA_RUNTIME_DIR",
          "LAMBDA_TASK_ROOT");

  static final DateTimeFormatter LAST_MODIFIED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Settings() {}

  /** The settings of a function whose request sets none. */
  static FunctionConfiguration defaults(FunctionReference function) {
    return FunctionConfiguration.builder()
        .functionName(function.name())
        .functionArn(function.with(LATEST).qualifiedArn())
        .version(LATEST)
        .packageType(PackageType.IMAGE)
        .architectures(Architecture.X86_64)
        .codeSize(0L)
        .description("")
        .memorySize(128)
        .timeout(3)
        .ephemeralStorage(storage -> storage.size(512))
        .tracingConfig(tracing -> tracing.mode(TracingMode.PASS_THROUGH))
        .loggingConfig(
            logging -> logging.logFormat(LogFormat.TEXT).logGroup("/aws/lambda/" + function.name()))
        .snapStart(
            snapStart ->
                snapStart
                    .applyOn(SnapStartApplyOn.NONE)
                    .optimizationStatus(SnapStartOptimizationStatus.OFF))
        .build();
  }

  /**
   * Returns {@code is} with the members that {@code request} sets. Fails if a value is out of
   * bounds.
   */
  static FunctionConfiguration set(
      FunctionConfiguration is, SdkPojo request, @Nullable ImageConfig imageConfig) {
    FunctionConfiguration.Builder changed = Shapes.copy(request, is.toBuilder());
    if (imageConfig != null) {
      changed.imageConfigResponse(response -> response.imageConfig(imageConfig));
    }
    FunctionConfiguration next =
        changed.functionName(is.functionName()).revisionId(is.revisionId()).build();
    return checked(next.toBuilder().loggingConfig(logging(next.loggingConfig(), is)).build());
  }

  private static FunctionConfiguration checked(FunctionConfiguration settings) {
    if (settings.timeout() > LONGEST_TIMEOUT) {
      throw Errors.violation(
          "timeout",
          settings.timeout(),
          "Member must have value less than or equal to " + LONGEST_TIMEOUT);
    }
    if (settings.memorySize() > MOST_MEMORY) {
      throw Errors.invalid(
          "'MemorySize' value failed to satisfy constraint: Member must have value less than or"
              + " equal to "
              + MOST_MEMORY);
    }
    if (settings.environment() != null) {
      checkVariables(settings.environment().variables());
    }
    return settings;
  }

  private static void checkVariables(Map<String, String> variables) {
    List<String> reserved =
        variables.keySet().stream().filter(RESERVED::contains).sorted().toList();
    if (!reserved.isEmpty()) {
      throw Errors.invalid(
          "Lambda was unable to configure your environment variables because the environment"
              + " variables you have provided contains reserved keys that are currently not"
              + " supported for modification. Reserved keys used in this request: "
              + String.join(", ", reserved));
    }
    String measured = JsonMapper.shared().writeValueAsString(variables);
    if (measured.getBytes(UTF_8).length > MOST_VARIABLES) {
      throw Errors.invalid(
          "Lambda was unable to configure your environment variables because the environment"
              + " variables you have provided exceeded the 4KB limit. String measured: "
              + measured);
    }
  }

  /** What is left out of a logging configuration has a default, which depends on the format. */
  private static LoggingConfig logging(LoggingConfig given, FunctionConfiguration is) {
    boolean json = given.logFormat() == LogFormat.JSON;
    LoggingConfig.Builder whole = given.toBuilder();
    whole.logFormat(requireNonNullElse(given.logFormat(), LogFormat.TEXT));
    whole.logGroup(requireNonNullElse(given.logGroup(), is.loggingConfig().logGroup()));
    if (json) {
      whole.applicationLogLevel(
          requireNonNullElse(given.applicationLogLevel(), ApplicationLogLevel.INFO));
      whole.systemLogLevel(requireNonNullElse(given.systemLogLevel(), SystemLogLevel.INFO));
    }
    return whole.build();
  }

  /** Fails if the request has settings that only zip packages support. */
  static void requireImageOnly(boolean zipSettings) {
    if (zipSettings) {
      throw Errors.invalid(
          "Please don't provide Handler or Runtime or Layer when the intended function PackageType"
              + " is Image.");
    }
  }

  static FunctionConfiguration modified(FunctionConfiguration version, Instant at) {
    return version.toBuilder().lastModified(LAST_MODIFIED.format(at)).build();
  }
}
