package bluegreen.embedded.wire.protocol;

import bluegreen.embedded.wire.codec.ApiModel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An error as a response contains it.
 *
 * @param name the error's name in the API's model
 * @param code the error's code in the Query protocol
 * @param details holds the members that the API's model defines for the error
 */
public record Failure(int status, String name, String code, String message, SdkPojo details) {
  /**
   * Takes status, code and message from the exception, or else from the API's model of its class.
   */
  public static Failure of(AwsServiceException e) {
    List<String> model = ApiModel.error(e.getClass());
    String type = e.getClass().getSimpleName();
    String modelCode = model.size() > 2 ? model.get(2) : type;
    AwsErrorDetails said = e.awsErrorDetails();
    String code = or(said == null ? null : said.errorCode(), modelCode);
    return new Failure(
        e.statusCode() > 0
            ? e.statusCode()
            : model.isEmpty() ? 400 : Integer.parseInt(model.getFirst()),
        code.equals(modelCode) && model.size() > 1 ? model.get(1) : code,
        code.equals("ValidationException") ? "ValidationError" : code,
        or(said == null ? null : said.errorMessage(), or(e.rawMessage(), "")),
        e);
  }

  /** Whether the service's API model has it; others come from the protocol. */
  boolean isModelled() {
    return details.getClass() != AwsServiceException.class;
  }

  /** Who caused the error, in the terms of the Query protocol. */
  String fault() {
    return status < 500 ? "Sender" : "Receiver";
  }

  private static String or(@Nullable String value, String other) {
    return Objects.requireNonNullElse(value, other);
  }
}
