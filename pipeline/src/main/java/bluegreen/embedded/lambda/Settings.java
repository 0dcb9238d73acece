package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.function.LambdaFunction.LATEST;

import bluegreen.embedded.lambda.function.Constraints;
import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.model.Shapes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ImageConfig;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.TracingMode;

/** The settings of {@code $LATEST}: their defaults, and the limits that requests must observe. */
final class Settings {
  private static final Pattern ROLE =
      Pattern.compile("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
  private static final int MOST_MEMORY = 10_240;
  private static final DateTimeFormatter LAST_MODIFIED =
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
    return checked(changed.functionName(is.functionName()).revisionId(is.revisionId()).build());
  }

  private static FunctionConfiguration checked(FunctionConfiguration settings) {
    new Constraints()
        .required("role", settings.role())
        .matches("role", settings.role(), ROLE)
        .length("description", settings.description(), 256)
        .atLeast("timeout", settings.timeout(), 1)
        .atMost("timeout", settings.timeout(), 900)
        .atLeast("memorySize", settings.memorySize(), 128)
        .require(
            settings.architectures().size() == 1,
            "architectures",
            settings.architecturesAsStrings(),
            "Member must have length less than or equal to 1")
        .require(
            !settings.architectures().contains(Architecture.UNKNOWN_TO_SDK_VERSION),
            "architectures",
            settings.architecturesAsStrings(),
            "Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64],"
                + " Member must not be null]")
        .check();
    if (settings.memorySize() > MOST_MEMORY) {
      throw Errors.invalid(
          "'MemorySize' value failed to satisfy constraint: Member must have value less than or"
              + " equal to "
              + MOST_MEMORY);
    }
    return settings;
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
