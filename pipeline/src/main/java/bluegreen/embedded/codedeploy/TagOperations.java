package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.rules.Errors;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.TagStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.codedeploy.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.codedeploy.model.Tag;
import software.amazon.awssdk.services.codedeploy.model.TagResourceRequest;
import software.amazon.awssdk.services.codedeploy.model.TagResourceResponse;
import software.amazon.awssdk.services.codedeploy.model.UntagResourceRequest;
import software.amazon.awssdk.services.codedeploy.model.UntagResourceResponse;

/**
 * CodeDeploy's operations on the tags of applications and deployment groups. Tags are stored by the
 * resource's id, so they survive a rename, and a new resource does not inherit tags with a reused
 * name.
 */
final class TagOperations {
  private final Account account;
  private final ApplicationStore applications;
  private final TagStore tags;

  TagOperations(Account account, ApplicationStore applications, TagStore tags) {
    this.account = account;
    this.applications = applications;
    this.tags = tags;
  }

  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tags(
            tags.of(idOf(request.resourceArn())).entrySet().stream()
                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList())
        .build();
  }

  public TagResourceResponse tagResource(TagResourceRequest request) {
    String id = idOf(request.resourceArn());
    requireSome(request.tags());
    tags.add(id, byKey(request.tags()));
    return TagResourceResponse.builder().build();
  }

  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    String id = idOf(request.resourceArn());
    requireSome(request.tagKeys());
    tags.remove(id, request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  /** The tags of a request by key. The last of two tags with the same key wins. */
  static Map<String, String> byKey(List<Tag> tags) {
    return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, last) -> last));
  }

  private String idOf(@Nullable String arn) {
    if (arn == null) {
      throw Errors.arnRequired();
    }
    String prefix = account.arn("codedeploy", "");
    if (!arn.startsWith(prefix)) {
      throw Errors.invalidArn(arn);
    }
    String[] resource = arn.substring(prefix.length()).split("[:/]", 3);
    if (resource.length == 2 && resource[0].equals("application")) {
      return applications.require(resource[1]).info().applicationId();
    }
    if (resource.length == 3 && resource[0].equals("deploymentgroup")) {
      return applications.requireGroup(resource[1], resource[2]).deploymentGroupId();
    }
    throw Errors.arnNotSupported(arn);
  }

  private static void requireSome(List<?> given) {
    if (given.isEmpty()) {
      throw Errors.tagRequired();
    }
  }
}
