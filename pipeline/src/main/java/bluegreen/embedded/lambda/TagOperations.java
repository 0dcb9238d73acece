package bluegreen.embedded.lambda;

import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.lambda.function.FunctionStore;
import bluegreen.embedded.lambda.function.LambdaFunction;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;

/** Lambda's operations on the tags of functions. Versions and aliases cannot have tags. */
final class TagOperations {
  private static final int MOST = 50;

  private final FunctionStore store;

  TagOperations(FunctionStore store) {
    this.store = store;
  }

  public TagResourceResponse tagResource(TagResourceRequest request) {
    add(tagged(request.resource()), request.tags());
    return TagResourceResponse.builder().build();
  }

  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    tagged(request.resource()).tags().keySet().removeAll(request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  public ListTagsResponse listTags(ListTagsRequest request) {
    return ListTagsResponse.builder().tags(tagged(request.resource()).tags()).build();
  }

  /** Adds all of {@code tags}; adds none and fails if the function would have more than 50. */
  static void add(LambdaFunction function, Map<String, String> tags) {
    Set<String> keys = new HashSet<>(function.tags().keySet());
    keys.addAll(tags.keySet());
    if (keys.size() > MOST) {
      throw Errors.invalid("Number of tags exceeds resource tag limit.");
    }
    function.tags().putAll(tags);
  }

  private LambdaFunction tagged(String arn) {
    FunctionReference reference = store.reference(arn);
    if (reference.qualifier().isPresent()) {
      throw Errors.invalid(
          "Tags on function aliases and versions are not supported. Please specify a function"
              + " ARN.");
    }
    return store.function(reference);
  }
}
