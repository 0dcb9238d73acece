package bluegreen.embedded.lambda.function;

import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatusReasonCode;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.StateReasonCode;

/**
 * The states of a version: each method returns the configuration in another state.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html">Lambda function
 *     states</a>
 */
public final class Lifecycle {
  private static final String CREATING = "The function is being created.";

  private Lifecycle() {}

  public static FunctionConfiguration creating(FunctionConfiguration version) {
    return withoutStatus(version).toBuilder()
        .state(State.PENDING)
        .stateReason(CREATING)
        .stateReasonCode(StateReasonCode.CREATING)
        .build();
  }

  public static FunctionConfiguration active(FunctionConfiguration version) {
    return withoutStatus(version).toBuilder()
        .state(State.ACTIVE)
        .lastUpdateStatus(LastUpdateStatus.SUCCESSFUL)
        .build();
  }

  public static FunctionConfiguration failed(
      FunctionConfiguration version, LastUpdateStatusReasonCode why) {
    return version.toBuilder()
        .state(State.FAILED)
        .stateReason(reason(why))
        .stateReasonCode(why.toString())
        .build();
  }

  /** Not invoked for weeks: Lambda has discarded the prepared image. */
  public static FunctionConfiguration idle(FunctionConfiguration version) {
    return version.toBuilder()
        .state(State.INACTIVE)
        .stateReason("The function is idle.")
        .stateReasonCode(StateReasonCode.IDLE)
        .build();
  }

  public static FunctionConfiguration restoring(FunctionConfiguration version) {
    return version.toBuilder()
        .state(State.PENDING)
        .stateReason("The function is being restored.")
        .stateReasonCode(StateReasonCode.RESTORING)
        .build();
  }

  /** An update is in progress; invocations run the previous code and configuration. */
  public static FunctionConfiguration updating(FunctionConfiguration version) {
    return version.toBuilder()
        .lastUpdateStatus(LastUpdateStatus.IN_PROGRESS)
        .lastUpdateStatusReason(CREATING)
        // Lambda sends it although its API model doesn't list it.
        .lastUpdateStatusReasonCode("Creating")
        .build();
  }

  public static FunctionConfiguration updateFailed(
      FunctionConfiguration before, LastUpdateStatusReasonCode why) {
    return before.toBuilder()
        .lastUpdateStatus(LastUpdateStatus.FAILED)
        .lastUpdateStatusReason(reason(why))
        .lastUpdateStatusReasonCode(why)
        .build();
  }

  private static String reason(LastUpdateStatusReasonCode why) {
    return switch (why) {
      case IMAGE_DELETED -> "The function is trying to use a deleted image.";
      case IMAGE_ACCESS_DENIED -> "Lambda does not have permission to access the ECR image.";
      default -> "Lambda cannot initialize the provided container image. Verify the image.";
    };
  }

  /** Without state and update status, which lists leave out. */
  public static FunctionConfiguration withoutStatus(FunctionConfiguration version) {
    return version.toBuilder()
        .state((String) null)
        .stateReason(null)
        .stateReasonCode((String) null)
        .lastUpdateStatus((String) null)
        .lastUpdateStatusReason(null)
        .lastUpdateStatusReasonCode((String) null)
        .build();
  }

  /** The immutable part of a version. Publishing the same content again creates no new version. */
  static FunctionConfiguration content(FunctionConfiguration latest) {
    return withoutStatus(latest).toBuilder().revisionId(null).lastModified(null).build();
  }
}
