package bluegreen.embedded.lambda;

import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.lambda.function.FunctionStore;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.Logs;
import bluegreen.embedded.model.Logs.Batch;
import bluegreen.embedded.model.Metrics;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;

/** Lambda: functions that run container images, their versions and aliases. */
public final class Lambda {
  private final FunctionOperations functions;
  private final AliasOperations aliases;
  private final InvokeOperations invocations;
  private final Telemetry telemetry;
  private final List<Object> operations;
  private final Timeline timeline;
  private final FunctionStore store;
  private final PermissionOperations permissions;
  private final Transitions transitions;

  /** Where Lambda tells of invocations. */
  public record Observed(Metrics metrics, Logs logs) {}

  /** Creates a Lambda without functions, whose transitions take as long as AWS's. */
  public Lambda(Shared shared, Ecr ecr, Environments environments, Observed observed) {
    timeline = shared.timeline();
    store = new FunctionStore(shared.account());
    CodeResolver images = new CodeResolver(ecr);
    transitions = new Transitions(timeline, images, environments, LambdaPace.AWS);
    functions = new FunctionOperations(store, images, transitions, shared);
    aliases = new AliasOperations(store, timeline);
    telemetry =
        new Telemetry(
            new LambdaMetrics(observed.metrics(), shared.readings().byVersion()), observed.logs());
    invocations =
        new InvokeOperations(shared, store, transitions, new CodeRunner(environments), telemetry);
    permissions = new PermissionOperations(store);
    operations =
        List.of(
            functions,
            new UpdateOperations(store, images, transitions, timeline),
            new VersionOperations(store, transitions),
            new DeletionOperations(store, transitions),
            aliases,
            permissions,
            new TagOperations(store),
            new ConcurrencyOperations(store),
            new ProvisionedConcurrencyOperations(store, timeline, LambdaPace.AWS));
  }

  /**
   * The objects whose public methods are Lambda's operations, named like the SDK's. {@link
   * #invocations} is not among them.
   */
  public List<Object> operations() {
    return operations;
  }

  /** {@code Invoke}, the only operation that is called outside the model's lock. */
  public InvokeOperations invocations() {
    return invocations;
  }

  public FunctionOperations functions() {
    return functions;
  }

  public AliasOperations aliases() {
    return aliases;
  }

  /** The policy of the function, version or alias with this ARN, if there are both. */
  public Optional<String> policyOf(String arn) {
    return permissions.policyOf(arn);
  }

  /** Calls {@code listener} inside the model's lock after every creation and update of an alias. */
  public void onAliasChange(BiConsumer<Instant, AliasConfiguration> listener) {
    timeline.run(() -> aliases.onChange(listener));
  }

  /** Has {@code observer} see every invocation's log when it has ended, outside the lock. */
  public void onLog(Consumer<Batch> observer) {
    telemetry.onLog(observer);
  }

  /** Makes a version {@code Inactive}, as AWS does after weeks without an invocation. */
  public void idle(String function, String version) {
    timeline.run(
        () -> transitions.idle(store.function(store.reference(function, version)), version));
  }
}
