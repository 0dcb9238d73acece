package bluegreen.embedded.codedeploy;

import bluegreen.embedded.model.TagBook;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.ArnNotSupportedException;
import software.amazon.awssdk.services.codedeploy.model.InvalidArnException;
import software.amazon.awssdk.services.codedeploy.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.codedeploy.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.codedeploy.model.ResourceArnRequiredException;
import software.amazon.awssdk.services.codedeploy.model.Tag;
import software.amazon.awssdk.services.codedeploy.model.TagRequiredException;
import software.amazon.awssdk.services.codedeploy.model.TagResourceRequest;
import software.amazon.awssdk.services.codedeploy.model.TagResourceResponse;
import software.amazon.awssdk.services.codedeploy.model.UntagResourceRequest;
import software.amazon.awssdk.services.codedeploy.model.UntagResourceResponse;

/** CodeDeploy's operations on the tags of applications and deployment groups. */
final class TagOperations {
  private final ApplicationStore applications;
  private final TagBook tags;
  private final Arns arns;

  TagOperations(ApplicationStore applications, TagBook tags, Arns arns) {
    this.applications = applications;
    this.tags = tags;
    this.arns = arns;
  }

  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tags(
            tags.of(existing(request.resourceArn())).entrySet().stream()
                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList())
        .build();
  }

  public TagResourceResponse tagResource(TagResourceRequest request) {
    String arn = existing(request.resourceArn());
    requireAny(request.hasTags());
    tags.add(
        arn, request.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (a, b) -> b)));
    return TagResourceResponse.builder().build();
  }

  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    String arn = existing(request.resourceArn());
    requireAny(request.hasTagKeys());
    tags.remove(arn, request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  private String existing(@Nullable String arn) {
    if (arn == null) {
      throw ResourceArnRequiredException.builder().message("The ARN is required.").build();
    }
    if (!arn.startsWith(arns.prefix())) {
      throw InvalidArnException.builder().message("The ARN is not valid here: " + arn).build();
    }
    String[] resource = arn.substring(arns.prefix().length()).split("[:/]", 3);
    if (resource.length == 2 && resource[0].equals("application")) {
      applications.require(resource[1]);
    } else if (resource.length == 3 && resource[0].equals("deploymentgroup")) {
      applications.requireGroup(resource[1], resource[2]);
    } else {
      throw ArnNotSupportedException.builder()
          .message("Only applications and deployment groups have tags, not " + arn)
          .build();
    }
    return arn;
  }

  private static void requireAny(boolean given) {
    if (!given) {
      throw TagRequiredException.builder().message("At least one tag is required.").build();
    }
  }
}
