package bluegreen.aws;

import bluegreen.ports.Latest;
import bluegreen.ports.Origin;
import bluegreen.ports.Settings;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.State;

/** Reads Lambda's configurations into the release's own terms. */
final class Configured {
  /** Lambda writes {@code 2026-01-31T12:00:00.000+0000}. */
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendOffset("+HHMM", "Z")
          .toFormatter();

  private Configured() {}

  static Latest latest(FunctionConfiguration latest) {
    return new Latest(
        latest.codeSha256(),
        latest.architectures().contains(Architecture.ARM64) ? "arm64" : "amd64",
        switch (latest.lastUpdateStatus()) {
          case SUCCESSFUL -> Latest.Update.SUCCESSFUL;
          case FAILED -> Latest.Update.FAILED;
          case IN_PROGRESS, UNKNOWN_TO_SDK_VERSION -> Latest.Update.IN_PROGRESS;
        },
        text(latest.lastUpdateStatusReason()),
        latest.revisionId(),
        settings(latest));
  }

  /**
   * A published version.
   *
   * @param imageUri its image by digest, empty where Lambda leaves it out
   */
  static Version version(FunctionConfiguration v, String imageUri) {
    return new Version(
        VersionNumber.parse(v.version()).orElseThrow(),
        v.codeSha256(),
        imageUri,
        state(v.state()),
        text(v.stateReason()),
        origin(v),
        settings(v),
        TIMESTAMP.parse(v.lastModified(), Instant::from));
  }

  /** A version published without a description inherits the function's: that of another release. */
  private static Origin origin(FunctionConfiguration v) {
    Origin said = Origin.parse(text(v.description()));
    boolean itsOwn = said.digest().equals("sha256:" + v.codeSha256());
    return itsOwn || said.digest().equals(Origin.UNKNOWN) ? said : Origin.unknown();
  }

  /** A list of versions leaves their states out. */
  private static Version.State state(@Nullable State state) {
    return switch (state) {
      case ACTIVE -> Version.State.ACTIVE;
      case INACTIVE -> Version.State.INACTIVE;
      case FAILED -> Version.State.FAILED;
      case null -> Version.State.UNKNOWN;
      default -> Version.State.PENDING;
    };
  }

  /** The configuration that a version freezes beside its code. */
  private static Settings settings(FunctionConfiguration c) {
    return new Settings(
        Arrays.asList(
            c.memorySize(),
            c.timeout(),
            c.role(),
            c.environment(),
            c.architectures(),
            c.imageConfigResponse(),
            c.vpcConfig(),
            c.ephemeralStorage(),
            c.tracingConfig(),
            c.loggingConfig(),
            c.deadLetterConfig(),
            c.fileSystemConfigs(),
            c.kmsKeyArn()));
  }

  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
