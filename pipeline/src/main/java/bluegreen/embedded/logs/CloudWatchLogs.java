package bluegreen.embedded.logs;

import bluegreen.embedded.model.Logs;
import bluegreen.embedded.model.Metrics;
import bluegreen.embedded.model.Permissions;
import bluegreen.embedded.model.Permissions.Ask;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.TagStore;
import bluegreen.embedded.model.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

/** CloudWatch Logs: what services and clients write, and the metrics that are made of it. */
public final class CloudWatchLogs implements Logs {
  private final Timeline timeline;
  private final LogStore store;
  private final Writer writer;
  private final Permissions permissions;
  private final List<Object> operations;

  public CloudWatchLogs(Shared shared, Metrics metrics) {
    timeline = shared.timeline();
    store = new LogStore(shared.account());
    permissions = shared.permissions();
    writer = new Writer(timeline, shared.chance().fork(), shared.readings().delivery());
    FilterStore filters = new FilterStore();
    TagStore tags = new TagStore();
    operations =
        List.of(
            new GroupOperations(timeline, store, filters, tags),
            new StreamOperations(timeline, store),
            new EventOperations(timeline, store, writer),
            new FilterOperations(timeline, store),
            new MetricFilterOperations(timeline, store, filters),
            new TagOperations(store, tags));
    writer.listen(new FilterMetrics(timeline, filters, metrics));
  }

  /** The handlers whose public methods are the operations, with the SDK's method names. */
  public List<Object> operations() {
    return operations;
  }

  @Override
  public void write(Batch batch) {
    Writing writing = new Writing(batch);
    group(writing)
        .ifPresent(
            group ->
                stream(writing, group)
                    .filter(_ -> writing.may("logs:PutLogEvents", batch.stream()))
                    .ifPresent(stream -> writer.write(group, stream, batch.events())));
  }

  private Optional<LogGroup> group(Writing writing) {
    String name = writing.batch().group();
    Optional<LogGroup> found = store.find(name);
    if (found.isEmpty() && writing.may("logs:CreateLogGroup", "")) {
      store.add(new LogGroup(name, store.arn(name), timeline.now(), LogGroupClass.STANDARD));
    }
    return found.isPresent() ? found : store.find(name);
  }

  private Optional<LogStream> stream(Writing writing, LogGroup group) {
    String name = writing.batch().stream();
    Optional<LogStream> found = group.stream(name);
    return found.isPresent() || !writing.may("logs:CreateLogStream", name)
        ? found
        : Optional.of(group.createStream(name, timeline.now()));
  }

  /** A batch and what its writer may do: everything, if the role's policies aren't known. */
  private final class Writing {
    private final Batch batch;
    private final boolean judged;

    Writing(Batch batch) {
      this.batch = batch;
      this.judged = permissions.knows(batch.role());
    }

    Batch batch() {
      return batch;
    }

    boolean may(String action, String stream) {
      return !judged || permissions.denial(ask(action, stream)).isEmpty();
    }

    private Ask ask(String action, String stream) {
      String role = batch.role();
      var session = new Principal.Session(role, role, role);
      return new Ask(session, action, store.arn(batch.group()) + ":log-stream:" + stream, Map.of());
    }
  }
}
