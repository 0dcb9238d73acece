package bluegreen.world;

import bluegreen.alb.HeaderMode;
import bluegreen.aws.Aws;
import bluegreen.aws.client.Clients;
import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.wire.Interceptor;
import bluegreen.ports.Alias;
import bluegreen.ports.Connection;
import bluegreen.ports.Functions;
import bluegreen.ports.ImageReference;
import bluegreen.ports.Outcome;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.Threads;
import bluegreen.ports.Time;
import bluegreen.ports.VersionNumber;
import bluegreen.rehearsal.Bundle;
import bluegreen.rehearsal.Stage;
import bluegreen.release.Judging;
import bluegreen.release.Release;
import bluegreen.release.ReleaseOrder;
import bluegreen.release.ReleaseOrder.Source;
import bluegreen.release.Rollback;
import bluegreen.release.RollbackOrder;
import bluegreen.release.RollbackOrder.Target.LastGood;
import bluegreen.smoke.Check;
import bluegreen.smoke.Expectation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;

/**
 * An embedded AWS and the tool that uses it, on a clock that moves only when the tool waits. The
 * SDK, the wire protocols and the load balancer are the real ones; only waiting takes no time.
 */
public final class World implements AutoCloseable {
  /**
   * AWS's clock moves by this factor more than the tool waits, so that a canary takes few waits.
   */
  private static final int STRETCH = 12;

  public static final int ASKED_EACH_WAIT = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ManualTime clock = new ManualTime(Instant.parse("2026-01-31T12:00:00Z"));
  private final AtomicReference<Interceptor> interceptor = new AtomicReference<>(Interceptor.NONE);
  private final EmbeddedAws aws;
  private final Clients clients;
  private final Told told = new Told();
  private final List<Alias> trace = new ArrayList<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private final Stretched time = new Stretched();
  private Judging judging = Judging.DEFAULT;
  private Runnable onWait = this::ask;
  private BooleanSupplier interruptWhen = () -> false;

  public World() {
    this(PATIENCE);
  }

  /** A world in which the tool's AWS calls time out after {@code patience}. */
  public World(Duration patience) {
    this(patience, EmbeddedAws::environment);
  }

  /**
   * A world whose tool logs in as somebody.
   *
   * @param login prepares the AWS, and gives the environment variables of the tool
   */
  public World(Function<EmbeddedAws, Map<String, String>> login) {
    this(PATIENCE, login);
  }

  private World(Duration patience, Function<EmbeddedAws, Map<String, String>> login) {
    aws =
        Stage.boot(
            AwsSettings.of(new TestFunction())
                .withTime(clock)
                .withChance(Chance.seeded(42))
                .withInterceptor(new Passing(interceptor)),
            bundle());
    aws.onAliasChange((at, version, weights) -> trace.add(alias(version, weights)));
    aws.onExchange(
        e -> {
          if (e.status() >= 500) {
            failures.merge(e.version().orElse("null"), 1, Integer::sum);
          }
        });
    Map<String, String> environment = login.apply(aws);
    System.setProperty("aws.endpointUrl", environment.get("AWS_ENDPOINT_URL"));
    System.setProperty("aws.region", environment.get("AWS_REGION"));
    System.setProperty("aws.accessKeyId", environment.get("AWS_ACCESS_KEY_ID"));
    System.setProperty("aws.secretAccessKey", environment.get("AWS_SECRET_ACCESS_KEY"));
    String session = environment.get("AWS_SESSION_TOKEN");
    if (session == null) {
      System.clearProperty("aws.sessionToken");
    } else {
      System.setProperty("aws.sessionToken", session);
    }
    clients = Clients.create(patience, told::waiting);
  }

  /** Delegates to the test's current interceptor. */
  private record Passing(AtomicReference<Interceptor> to) implements Interceptor {
    @Override
    public Fate before(Call call) {
      return to.get().before(call);
    }

    @Override
    public void after(Call call) {
      to.get().after(call);
    }
  }

  /** A function without jars, since {@link TestFunction} runs none. */
  public static Bundle bundle() {
    return new Bundle("lotto", "lotto.LottoHandler", List.of(), List.of(), List.of());
  }

  public EmbeddedAws aws() {
    return aws;
  }

  public Clients clients() {
    return clients;
  }

  public Told told() {
    return told;
  }

  /** Gives a version a share of the alias's traffic without a deployment. */
  public void weigh(VersionNumber version, double share) {
    clients
        .lambda()
        .updateAlias(
            r ->
                r.functionName("lotto")
                    .name("live")
                    .routingConfig(
                        c -> c.additionalVersionWeights(Map.of(version.toString(), share))));
  }

  /** Starts a deployment of an AppSpec directly in CodeDeploy. */
  public void deploy(String appSpec) {
    deploy(
        RevisionLocation.builder()
            .revisionType("AppSpecContent")
            .appSpecContent(c -> c.content(appSpec))
            .build());
  }

  /** Starts a deployment of a revision directly in CodeDeploy. */
  public void deploy(RevisionLocation revision) {
    clients
        .codeDeploy()
        .createDeployment(
            r -> r.applicationName("lotto").deploymentGroupName("live").revision(revision));
    pass(Duration.ofSeconds(2));
  }

  /** Every state of the alias since the start. */
  public List<String> trace() {
    return trace.stream().map(Alias::traffic).toList();
  }

  /** The number of failed public requests by the version that served them. */
  public Map<String, Integer> failures() {
    return failures;
  }

  public Alias alias() {
    return functions().alias();
  }

  public Functions functions() {
    return connect().functions();
  }

  /** The tool's connection to the function, found by its tags. */
  public Connection connect() {
    return connect(Map.of());
  }

  /** The tool's connection, with {@code overrides} instead of the function's tags. */
  public Connection connect(Map<String, String> overrides) {
    return Aws.connect(clients, "lotto", overrides, new Threads());
  }

  /** The tool's clock; its pauses move AWS's clock. */
  public Time time() {
    return time;
  }

  /** Moves AWS's clock by {@code duration} and runs the events that become due. */
  public void pass(Duration duration) {
    clock.advance(duration);
    aws.timeline().catchUp();
  }

  /** Sets the interceptor of all later calls. */
  public void intercept(Interceptor inTheWay) {
    interceptor.set(inTheWay);
  }

  /** Sets the action that runs at each wait of the tool; the default is {@link #ask}. */
  public void onWait(Runnable action) {
    onWait = action;
  }

  /** Interrupts the tool once, at its first wait at which {@code condition} holds. */
  public void interruptWhen(BooleanSupplier condition) {
    interruptWhen = condition;
  }

  /** Whether a deployment in flight has shifted the first traffic to green. */
  public boolean canaryHasTraffic() {
    return !alias().weights().isEmpty();
  }

  /** Whether a deployment is in flight. */
  public boolean inFlight() {
    return connect().deployments().inFlight().isPresent();
  }

  /** Sends public requests through the load balancer. */
  public void ask() {
    for (int i = 0; i < ASKED_EACH_WAIT; i++) {
      ask(aws.url());
    }
  }

  private static void ask(URI url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
      connection.getResponseCode();
      connection.disconnect();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Releases the image with this tag. */
  public Outcome release(String tag) {
    return release(order(tag).with(judging));
  }

  /** Has verdicts of the releases of images only inform: what rolls back is alarms. */
  public World decidedByAlarms() {
    judging = Judging.DEFAULT.with(Judging.Role.INFORMS);
    return this;
  }

  public Outcome release(ReleaseOrder order) {
    return new Release(connect(), time, told, order).run();
  }

  /** Rolls back to the last version that finished its release. */
  public Outcome rollback() {
    return rollback(new LastGood());
  }

  public Outcome rollback(RollbackOrder.Target target) {
    return new Rollback(connect(), time, told, new RollbackOrder(target, "ada", "because")).run();
  }

  /** A release order with one smoke test. */
  public static ReleaseOrder order(String tag) {
    return order(tag, "a test");
  }

  /** A release order of a CI run. */
  public static ReleaseOrder order(String tag, String run) {
    Check answers =
        new Check(
            "it answers",
            new Check.Request("GET", "/", Map.of(), Map.of(), "", HeaderMode.SINGLE_VALUE),
            new Expectation(200, Map.of(), List.of(), 60_000));
    return new ReleaseOrder(image(tag), new Source("c0ffee", run), List.of(answers));
  }

  /** A reference to an image of the function by its tag. */
  public static ImageReference image(String tag) {
    return ImageReference.parse("lotto:" + tag).orElseThrow();
  }

  /** A rollback to a version, which may be any. */
  public static RollbackOrder.Target to(long number) {
    return new RollbackOrder.Target.Exactly(v(number), new RollbackOrder.Care.Forced());
  }

  /** A note that does not say when it was. */
  public static RollbackNote note(String from, long to) {
    return new RollbackNote(
        new RollbackNote.Move(from, v(to)), Optional.empty(), "ada: because", List.of());
  }

  /** A version's number. */
  public static VersionNumber v(long number) {
    return new VersionNumber(number);
  }

  private static Alias alias(String version, Map<String, Double> weights) {
    Map<VersionNumber, Double> shares = new HashMap<>();
    weights.forEach((other, share) -> shares.put(v(Long.parseLong(other)), share));
    return new Alias(v(Long.parseLong(version)), shares, "", "");
  }

  @Override
  public void close() {
    clients.close();
    aws.close();
  }

  /** A clock whose pauses return at once and move AWS's clock. */
  private final class Stretched implements Time {
    private long paused;

    @Override
    public void pause(Duration duration) throws InterruptedException {
      if (interruptWhen.getAsBoolean()) {
        interruptWhen = () -> false;
        throw new InterruptedException("asked to end");
      }
      onWait.run();
      pass(duration.multipliedBy(STRETCH));
      paused += duration.toNanos();
    }

    @Override
    public long nanos() {
      return System.nanoTime() + paused;
    }

    @Override
    public Instant now() {
      return aws.now();
    }
  }
}
