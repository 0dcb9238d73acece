package bluegreen.embedded.cloudwatch;

import bluegreen.embedded.cloudwatch.alarm.AlarmStore;
import bluegreen.embedded.cloudwatch.metric.Errors;
import bluegreen.embedded.model.TagStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceResponse;

/** CloudWatch's operations on the tags of alarms. */
final class TagOperations {
  private final AlarmStore alarms;
  private final TagStore tags;

  TagOperations(AlarmStore alarms, TagStore tags) {
    this.alarms = alarms;
    this.tags = tags;
  }

  /** An alarm that does not exist has no tags: AWS was recorded to answer so. */
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tags(
            tags.of(request.resourceARN()).entrySet().stream()
                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList())
        .build();
  }

  public TagResourceResponse tagResource(TagResourceRequest request) {
    tags.add(existing(request.resourceARN()), byKey(request.tags()));
    return TagResourceResponse.builder().build();
  }

  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    tags.remove(existing(request.resourceARN()), request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  static Map<String, String> byKey(List<Tag> tags) {
    return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (a, b) -> b));
  }

  private String existing(String arn) {
    if (alarms.all().stream().noneMatch(a -> a.definition().arn().equals(arn))) {
      throw Errors.resourceNotFound(arn);
    }
    return arn;
  }
}
