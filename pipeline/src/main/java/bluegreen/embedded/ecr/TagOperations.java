package bluegreen.embedded.ecr;

import bluegreen.embedded.model.TagStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecr.model.Tag;
import software.amazon.awssdk.services.ecr.model.TagResourceRequest;
import software.amazon.awssdk.services.ecr.model.TagResourceResponse;
import software.amazon.awssdk.services.ecr.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecr.model.UntagResourceResponse;

/** ECR's operations on the tags of repositories, as opposed to those of images. */
final class TagOperations {
  private final RepositoryStore repositories;
  private final TagStore tags;

  TagOperations(RepositoryStore repositories, TagStore tags) {
    this.repositories = repositories;
    this.tags = tags;
  }

  public TagResourceResponse tagResource(TagResourceRequest request) {
    tags.add(existing(request.resourceArn()), byKey(request.tags()));
    return TagResourceResponse.builder().build();
  }

  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    tags.remove(existing(request.resourceArn()), request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tags(
            tags.of(existing(request.resourceArn())).entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList())
        .build();
  }

  static Map<String, String> byKey(List<Tag> tags) {
    return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (a, b) -> b));
  }

  private String existing(String arn) {
    if (!arn.matches("arn:[^:]+:ecr:[^:]*:\\d{12}:repository/.+")) {
      throw Errors.invalid(
          "Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'");
    }
    return repositories.require(arn.substring(arn.indexOf('/') + 1)).arn();
  }
}
