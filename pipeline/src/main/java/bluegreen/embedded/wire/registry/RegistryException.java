package bluegreen.embedded.wire.registry;

import io.helidon.http.Status;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageDigestDoesNotMatchException;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.InvalidLayerException;
import software.amazon.awssdk.services.ecr.model.LayersNotFoundException;
import software.amazon.awssdk.services.ecr.model.ReferencedImagesNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.UploadNotFoundException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error with a code of the distribution protocol.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes
 */
final class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String message;

  RegistryException(Status status, String code, String message) {
    super(message, null, false, false);
    this.status = status.code();
    this.code = code;
    this.message = message;
  }

  /** Maps ECR's errors to those of the protocol. */
  static RegistryException of(EcrException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e) {
      case RepositoryNotFoundException _ ->
          new RegistryException(Status.NOT_FOUND_404, "NAME_UNKNOWN", message);
      case UploadNotFoundException _ ->
          new RegistryException(Status.NOT_FOUND_404, "BLOB_UPLOAD_UNKNOWN", message);
      case InvalidLayerException _, ImageDigestDoesNotMatchException _ ->
          new RegistryException(Status.BAD_REQUEST_400, "DIGEST_INVALID", message);
      case ImageTagAlreadyExistsException _ ->
          new RegistryException(Status.BAD_REQUEST_400, "TAG_INVALID", message);
      case LayersNotFoundException _, ReferencedImagesNotFoundException _ ->
          new RegistryException(Status.NOT_FOUND_404, "MANIFEST_BLOB_UNKNOWN", message);
      default -> new RegistryException(Status.BAD_REQUEST_400, "MANIFEST_INVALID", message);
    };
  }

  Status status() {
    return Status.create(status);
  }

  byte[] json() {
    return JsonMapper.shared()
        .writeValueAsBytes(Map.of("errors", List.of(Map.of("code", code, "message", message))));
  }
}
