package bluegreen.embedded.wire.registry;

import io.helidon.http.Method;
import java.util.List;
import java.util.regex.Matcher;

/**
 * The actions of ECR that a request of a container tool needs.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
 */
final class RegistryActions {
  private static final List<String> COMPLETE =
      List.of("ecr:UploadLayerPart", "ecr:CompleteLayerUpload");

  private RegistryActions() {}

  /**
   * @param path with the groups of the endpoint's path
   */
  static List<String> of(Method method, Matcher path) {
    if (path.group("upload") != null) {
      return upload(method);
    }
    if (path.group("blob") != null) {
      return List.of(
          method.equals(Method.HEAD)
              ? "ecr:BatchCheckLayerAvailability"
              : "ecr:GetDownloadUrlForLayer");
    }
    if (path.group("manifest") != null) {
      return List.of(method.equals(Method.PUT) ? "ecr:PutImage" : "ecr:BatchGetImage");
    }
    return path.group("tags") == null ? List.of() : List.of("ecr:ListImages");
  }

  private static List<String> upload(Method method) {
    if (method.equals(Method.POST)) {
      return List.of("ecr:InitiateLayerUpload");
    }
    if (method.equals(Method.PATCH)) {
      return List.of("ecr:UploadLayerPart");
    }
    return method.equals(Method.PUT) ? COMPLETE : List.of();
  }
}
