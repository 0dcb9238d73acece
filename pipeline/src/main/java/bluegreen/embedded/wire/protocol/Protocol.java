package bluegreen.embedded.wire.protocol;

import bluegreen.embedded.wire.codec.Errors;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** One request in the protocol that it came in. */
public sealed interface Protocol permits AwsQuery, RestJson, Rpc {
  /** The protocol that a request announces. */
  static Protocol of(Request request) {
    if (!request.header("smithy-protocol").isEmpty()) {
      return Rpc.cbor(request);
    }
    if (!request.header("X-Amz-Target").isEmpty()) {
      return Rpc.json(request);
    }
    // A path too, as Java's own HTTP client calls a POST without a body a form.
    boolean form = request.header(Answer.CONTENT_TYPE).startsWith(AwsQuery.FORM);
    if (form && request.path().equals("/")) {
      return new AwsQuery(request);
    }
    return new RestJson(request, LambdaRoutes.find(request));
  }

  /** Which operation the request asks for; whether it is served is another question. */
  Target target(byte[] body);

  /** Sets what the request brings. */
  void read(SdkPojo builder, byte[] body);

  Answer answer(Target target, AwsResponse response);

  Answer error(Failure failure);

  /** The error of an operation that isn't served. */
  default AwsServiceException unknown(String message) {
    return Errors.error(404, "UnknownOperationException", message);
  }

  /** The error of an operation that broke. */
  default AwsServiceException broken(String message) {
    return Errors.error(500, "InternalFailure", message);
  }

  /**
   * An operation as the wire names it.
   *
   * @param service the service's name in the protocol
   */
  record Target(String service, String operation) {
    @Override
    public String toString() {
      return (service + " " + operation).strip();
    }
  }
}
