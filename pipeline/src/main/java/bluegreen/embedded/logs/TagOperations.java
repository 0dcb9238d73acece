package bluegreen.embedded.logs;

import bluegreen.embedded.model.TagStore;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

/** CloudWatch Logs' operations on the tags of log groups. */
final class TagOperations {
  private final LogStore store;
  private final TagStore tags;

  TagOperations(LogStore store, TagStore tags) {
    this.store = store;
    this.tags = tags;
  }

  public TagResourceResponse tagResource(TagResourceRequest request) {
    tags.add(store.tagged(request.resourceArn()).arn(), request.tags());
    return TagResourceResponse.builder().build();
  }

  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    tags.remove(store.tagged(request.resourceArn()).arn(), request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tags(tags.of(store.tagged(request.resourceArn()).arn()))
        .build();
  }
}
