package bluegreen.embedded.logs;

import static java.util.Objects.requireNonNullElse;

import bluegreen.embedded.model.Page;
import bluegreen.embedded.model.TagStore;
import bluegreen.embedded.model.Timeline;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;

/** CloudWatch Logs' operations on log groups. */
final class GroupOperations {
  private static final int PAGE = 50;

  /**
   * The days for which events can be kept.
   * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
   */
  private static final Set<Integer> RETENTIONS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  private final Timeline timeline;
  private final LogStore store;
  private final FilterStore filters;
  private final TagStore tags;

  GroupOperations(Timeline timeline, LogStore store, FilterStore filters, TagStore tags) {
    this.timeline = timeline;
    this.store = store;
    this.filters = filters;
    this.tags = tags;
  }

  public CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
    String name = request.logGroupName();
    if (store.find(name).isPresent()) {
      throw Errors.groupExists();
    }
    refuseUnserved(request);
    LogGroupClass kind = requireNonNullElse(request.logGroupClass(), LogGroupClass.STANDARD);
    store.add(new LogGroup(name, store.arn(name), timeline.now(), kind));
    tags.add(store.arn(name), request.tags());
    return CreateLogGroupResponse.builder().build();
  }

  private static void refuseUnserved(CreateLogGroupRequest request) {
    if (request.kmsKeyId() != null) {
      throw Errors.invalid("kmsKeyId: this embedded AWS has no KMS.");
    }
    if (Boolean.TRUE.equals(request.deletionProtectionEnabled())) {
      throw Errors.invalid("deletionProtectionEnabled isn't served by this embedded AWS.");
    }
  }

  public DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
    LogGroup group = store.require(request.logGroupName());
    store.remove(group);
    filters.drop(group.name());
    tags.drop(group.arn());
    return DeleteLogGroupResponse.builder().build();
  }

  /** Lists groups by name; a prefix matches the beginning of the name, a pattern any part. */
  public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
    if (request.logGroupNamePrefix() != null && request.logGroupNamePattern() != null) {
      throw Errors.invalid(
          "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    }
    List<LogGroup> groups = store.all().filter(group -> isWanted(group, request)).toList();
    Page<LogGroup> page =
        Page.of(groups, request.nextToken(), request.limit(), PAGE, _ -> Errors.token());
    return DescribeLogGroupsResponse.builder()
        .logGroups(page.items().stream().map(g -> g.shown(filters.count(g.name()))).toList())
        .nextToken(page.next())
        .build();
  }

  private static boolean isWanted(LogGroup group, DescribeLogGroupsRequest request) {
    String part = requireNonNullElse(request.logGroupNamePattern(), "");
    List<String> named = request.logGroupIdentifiers();
    return group.name().startsWith(requireNonNullElse(request.logGroupNamePrefix(), ""))
        && group.name().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT))
        && (request.logGroupClass() == null
            || Objects.equals(group.kind(), request.logGroupClass()))
        && (named.isEmpty() || named.contains(group.name()) || named.contains(group.arn()));
  }

  public PutRetentionPolicyResponse putRetentionPolicy(PutRetentionPolicyRequest request) {
    LogGroup group = store.require(request.logGroupName());
    int days = request.retentionInDays();
    if (!RETENTIONS.contains(days)) {
      throw Errors.invalid(
          "1 validation error detected: Value '%d' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: %s"
              .formatted(days, RETENTIONS.stream().sorted().toList()));
    }
    group.retain(Optional.of(days));
    return PutRetentionPolicyResponse.builder().build();
  }

  public DeleteRetentionPolicyResponse deleteRetentionPolicy(DeleteRetentionPolicyRequest request) {
    store.require(request.logGroupName()).retain(Optional.empty());
    return DeleteRetentionPolicyResponse.builder().build();
  }
}
