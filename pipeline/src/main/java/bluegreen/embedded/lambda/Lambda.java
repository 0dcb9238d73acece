package bluegreen.embedded.lambda;

import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.Metrics;
import bluegreen.embedded.model.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;

/** Lambda: functions that run container images, their versions and aliases. */
public final class Lambda {
  private final Timeline timeline;
  private final Catalog catalog;
  private final Transitions transitions;
  private final LambdaAliases aliases;
  private final Invoker invoker;
  private final Functions functions;
  private final List<Object> services;

  /**
   * @param coin tosses which version an alias's invocation gets
   */
  public Lambda(
      Account account,
      Timeline timeline,
      Ecr ecr,
      Environments environments,
      Metrics metrics,
      Pace pace,
      RandomGenerator coin) {
    this.timeline = timeline;
    this.catalog = new Catalog(account);
    CodeResolver images = new CodeResolver(ecr);
    this.transitions = new Transitions(timeline, images, environments, pace);
    this.aliases = new LambdaAliases(catalog, timeline);
    this.invoker = new Invoker(catalog, timeline, transitions, environments, metrics, coin);
    this.functions = new Functions(catalog, images, transitions, timeline);
    this.services =
        List.of(
            functions,
            new Deletions(catalog, transitions),
            new Updates(catalog, images, transitions, timeline),
            new Versions(catalog, transitions),
            aliases,
            new Permissions(catalog),
            new Tags(catalog),
            new LambdaConcurrency(catalog));
  }

  /** The objects whose public methods are Lambda's operations, except {@code Invoke}. */
  public List<Object> services() {
    return services;
  }

  /** {@code Invoke}, which is not called inside the model's lock. */
  public Invoker invoker() {
    return invoker;
  }

  public Functions functions() {
    return functions;
  }

  public LambdaAliases aliases() {
    return aliases;
  }

  /** Has {@code listener} see every alias that is created or updated, inside the model's lock. */
  public void onAliasChange(BiConsumer<Instant, AliasConfiguration> listener) {
    timeline.run(() -> aliases.onChange(listener));
  }

  /** Makes a version {@code Inactive}, as weeks without an invocation do. */
  public void idle(String function, String version) {
    timeline.run(
        () -> transitions.idle(catalog.function(catalog.reference(function, version)), version));
  }
}
