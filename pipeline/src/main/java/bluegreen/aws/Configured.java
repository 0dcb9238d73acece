package bluegreen.aws;

import bluegreen.aws.client.Call;
import bluegreen.aws.client.Call.IncompleteAnswerException;
import bluegreen.ports.Latest;
import bluegreen.ports.Origin;
import bluegreen.ports.Settings;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.Concurrency;
import software.amazon.awssdk.services.lambda.model.FunctionCodeLocation;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.State;

/** Reads Lambda's configurations into the release's own terms. */
final class Configured {
  /** Lambda writes {@code 2026-01-31T12:00:00.000+0000}. */
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendOffset("+HHMM", "Z")
          .toFormatter();

  private static final Set<String> NOT_FROZEN =
      Set.of(
          "FunctionName",
          "FunctionArn",
          "Version",
          "Description",
          "LastModified",
          "RevisionId",
          "CodeSha256",
          "CodeSize",
          "ConfigSha256",
          "MasterArn",
          "State",
          "StateReason",
          "StateReasonCode",
          "LastUpdateStatus",
          "LastUpdateStatusReason",
          "LastUpdateStatusReasonCode",
          "RuntimeVersionConfig",
          "SnapStart");

  private Configured() {}

  static Latest latest(GetFunctionResponse response) {
    FunctionConfiguration latest = configuration(response);
    return new Latest(
        Call.member("CodeSha256", latest.codeSha256()),
        latest.architectures().contains(Architecture.ARM64) ? "arm64" : "amd64",
        switch (Call.member("LastUpdateStatus", latest.lastUpdateStatus())) {
          case SUCCESSFUL -> Latest.Update.SUCCESSFUL;
          case FAILED -> Latest.Update.FAILED;
          case IN_PROGRESS, UNKNOWN_TO_SDK_VERSION -> Latest.Update.IN_PROGRESS;
        },
        text(latest.lastUpdateStatusReason()),
        Call.member("RevisionId", latest.revisionId()),
        settings(latest),
        obstacles(response));
  }

  private static FunctionConfiguration configuration(GetFunctionResponse response) {
    return Call.member("Configuration", response.configuration());
  }

  private static Set<Latest.Obstacle> obstacles(GetFunctionResponse response) {
    Set<Latest.Obstacle> obstacles = EnumSet.noneOf(Latest.Obstacle.class);
    if (response.configuration().packageType() == PackageType.ZIP) {
      obstacles.add(Latest.Obstacle.ZIP_PACKAGE);
    }
    Concurrency reserved = response.concurrency();
    if (reserved != null && Objects.equals(reserved.reservedConcurrentExecutions(), 0)) {
      obstacles.add(Latest.Obstacle.NO_CONCURRENCY);
    }
    return obstacles;
  }

  /** A published version, with its image. */
  static Version version(GetFunctionResponse response) {
    FunctionCodeLocation code = response.code();
    return version(configuration(response), code == null ? "" : text(code.resolvedImageUri()));
  }

  /**
   * A published version.
   *
   * @param imageUri its image by digest, empty where Lambda leaves it out
   */
  static Version version(FunctionConfiguration v, String imageUri) {
    return new Version(
        VersionNumber.parse(text(v.version()))
            .orElseThrow(() -> new IncompleteAnswerException("without a version's number")),
        Call.member("CodeSha256", v.codeSha256()),
        imageUri,
        state(v.state()),
        text(v.stateReason()),
        origin(v),
        settings(v),
        published(v));
  }

  /** Empty if Lambda doesn't say, or not in a form that is known. */
  private static Optional<Instant> published(FunctionConfiguration v) {
    try {
      return Optional.of(TIMESTAMP.parse(text(v.lastModified()), Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
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

  /**
   * The configuration that a version freezes beside its code: all that Lambda says, also in members
   * that are newer than this, but for what tells one version from another.
   */
  private static Settings settings(FunctionConfiguration c) {
    Map<String, Object> others = new HashMap<>();
    for (SdkField<?> field : c.sdkFields()) {
      Object value = field.getValueOrDefault(c);
      if (value != null && !NOT_FROZEN.contains(field.locationName())) {
        others.put(field.locationName(), value);
      }
    }
    String deadLetter = c.deadLetterConfig() == null ? "" : text(c.deadLetterConfig().targetArn());
    Settings settings = new Settings(text(c.role()), deadLetter, others);
    boolean unreadable = c.environment() != null && c.environment().error() != null;
    return unreadable ? settings.withUnreadable("Environment") : settings;
  }

  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
