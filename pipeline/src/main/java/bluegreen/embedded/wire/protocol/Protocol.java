package bluegreen.embedded.wire.protocol;

import bluegreen.embedded.wire.codec.Errors;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** One request in the protocol that it came in. */
public sealed interface Protocol permits AwsQuery, RestJson, Rpc {
  /** AWS's own sentence, and what is different here. */
  String UNRECOGNIZED =
      "The security token included in the request is invalid. This embedded AWS answers only to the"
          + " access key that it printed when it started.";

  /** Detects the protocol from the request's headers and path. */
  static Protocol of(Request request) {
    if (!request.header("smithy-protocol").isEmpty()) {
      return Rpc.cbor(request);
    }
    if (!request.header("X-Amz-Target").isEmpty()) {
      return Rpc.json(request);
    }
    // The path is checked, too: Java's HttpURLConnection declares a POST without a body as a form.
    boolean form = request.header(Answer.CONTENT_TYPE).startsWith(AwsQuery.FORM);
    if (form && request.path().equals("/")) {
      return new AwsQuery(request);
    }
    return new RestJson(request, LambdaRoutes.find(request));
  }

  /** The operation that the request asks for, whether or not it is served. */
  Target target(byte[] body);

  /** Sets the builder's members from the request. */
  void read(SdkPojo builder, byte[] body);

  /** Encodes a response. */
  Answer answer(Target target, AwsResponse response);

  /** Encodes an error. */
  Answer error(Failure failure);

  /** Whether a body of this media type is one of this protocol. */
  boolean accepts(String contentType);

  /**
   * The error for a body of another media type.
   * https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
   */
  default AwsServiceException unsupported(String contentType) {
    return Errors.error(
        415, "UnsupportedMediaTypeException", "Unsupported content type '" + contentType + "'");
  }

  /** The error for a caller who may not do this. */
  default AwsServiceException denied(String message) {
    return Errors.error(403, "AccessDeniedException", message);
  }

  /** The error for a caller whom IAM denies this. */
  default AwsServiceException unauthorized(String message) {
    return denied(message);
  }

  /** The error for a request that names no access key. */
  default AwsServiceException unsigned() {
    return Errors.error(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
  }

  /** The error for another access key than this endpoint's. */
  default AwsServiceException unrecognized() {
    return Errors.error(403, "UnrecognizedClientException", UNRECOGNIZED);
  }

  /** The error for an operation that isn't served. */
  default AwsServiceException unknown(String message) {
    return Errors.error(404, "UnknownOperationException", message);
  }

  /** The error for an operation that failed unexpectedly. */
  default AwsServiceException broken(String message) {
    return Errors.error(500, "InternalFailure", message);
  }

  /**
   * An operation as a request names it.
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
