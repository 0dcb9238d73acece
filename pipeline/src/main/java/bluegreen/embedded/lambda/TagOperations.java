package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.function.LambdaFunction.LATEST;

import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.lambda.function.FunctionStore;
import bluegreen.embedded.lambda.function.LambdaFunction;
import bluegreen.embedded.model.TagStore;
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
    LambdaFunction function = tagged(request.resource());
    add(store.tags(), function.arn(), request.tags());
    function.revise(LATEST);
    return TagResourceResponse.builder().build();
  }

  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    LambdaFunction function = tagged(request.resource());
    store.tags().remove(function.arn(), request.tagKeys());
    function.revise(LATEST);
    return UntagResourceResponse.builder().build();
  }

  public ListTagsResponse listTags(ListTagsRequest request) {
    return ListTagsResponse.builder()
        .tags(store.tags().of(tagged(request.resource()).arn()))
        .build();
  }

  /**
   * Adds all of the tags to a function; adds none and fails if the function would have more than
   * 50.
   */
  static void add(TagStore tags, String arn, Map<String, String> added) {
    Set<String> keys = new HashSet<>(tags.of(arn).keySet());
    keys.addAll(added.keySet());
    if (keys.size() > MOST) {
      throw Errors.invalid("Number of tags exceeds resource tag limit.");
    }
    tags.add(arn, added);
  }

  private LambdaFunction tagged(String arn) {
    if (!arn.contains(":function:")) {
      throw Errors.notFound("The resource you requested does not exist.");
    }
    FunctionReference reference = store.reference(arn);
    if (reference.qualifier().isPresent()) {
      throw Errors.invalid(
          "Tags on function aliases and versions are not supported. Please specify a function"
              + " ARN.");
    }
    return store.function(reference);
  }
}
