package bluegreen.embedded;

import bluegreen.alb.HeaderMode;
import bluegreen.alb.TargetGroup;
import bluegreen.embedded.cloudwatch.CloudWatch;
import bluegreen.embedded.codedeploy.CodeDeploy;
import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.front.Exchange;
import bluegreen.embedded.front.LoadBalancer;
import bluegreen.embedded.lambda.Lambda;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Tempo;
import bluegreen.embedded.model.Timeline;
import bluegreen.embedded.wire.AwsServer;
import bluegreen.embedded.wire.Interceptor;
import bluegreen.embedded.wire.registry.Registry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * An AWS in this process: Lambda, CodeDeploy, CloudWatch and ECR on one endpoint, and a load
 * balancer in front of a function's alias, all on the loopback interface.
 */
public final class EmbeddedAws implements AutoCloseable {
  private static final Account ACCOUNT = new Account("123456789012", "eu-central-1");

  /** Set-up is back-dated by this, so that nothing of it is still pending. */
  private static final Duration AGO = Duration.ofHours(1);

  private final Services services;
  private final CompletableFuture<LoadBalancer> balancer;
  private final AwsServer server;
  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final List<Consumer<Exchange>> observers = new CopyOnWriteArrayList<>();

  /**
   * How an embedded AWS runs.
   *
   * @param port of the AWS endpoint, 0 for a free one
   * @param httpPort of the load balancer, 0 for a free one
   * @param time a {@link Tempo}, or a clock that a test moves
   * @param chance draws ids and decides which version of an alias is invoked
   * @param environments run the function's code; closed together with this AWS
   * @param interceptor sees every call, and may let it fail
   */
  public record Settings(
      int port,
      int httpPort,
      InstantSource time,
      Chance chance,
      Environments environments,
      Interceptor interceptor) {

    /** Real time, real chance, free ports, and no call fails. */
    public static Settings of(Environments environments) {
      return new Settings(0, 0, new Tempo(1), Chance.real(), environments, Interceptor.NONE);
    }

    public Settings withPorts(int aws, int http) {
      return new Settings(aws, http, time, chance, environments, interceptor);
    }

    public Settings withTime(InstantSource other) {
      return new Settings(port, httpPort, other, chance, environments, interceptor);
    }

    public Settings withChance(Chance other) {
      return new Settings(port, httpPort, time, other, environments, interceptor);
    }

    public Settings withInterceptor(Interceptor other) {
      return new Settings(port, httpPort, time, chance, environments, other);
    }
  }

  private EmbeddedAws(Settings settings, Consumer<EmbeddedAws> setUp) {
    ManualTime past = new ManualTime(settings.time().instant().minus(AGO));
    SwitchableTime time = new SwitchableTime(past);
    closing.push(settings.environments()::close);
    Shared shared = new Shared(ACCOUNT, new Timeline(time), settings.chance());
    services = Services.create(shared, settings.environments());
    closing.push(services.ecr()::close);
    try {
      server = server(settings);
      services.ecr().serveAt(server.endpoint().getAuthority());
      // The load balancer starts while the set-up does what needs no address of it.
      Chance traces = settings.chance().fork();
      balancer = CompletableFuture.supplyAsync(() -> balancer(settings.httpPort(), traces));
      try {
        setUp.accept(this);
      } finally {
        closing.push(loadBalancer()::close);
      }
      past.advance(AGO);
      timeline().catchUp();
      time.switchTo(settings.time());
      if (settings.time() instanceof Tempo tempo) {
        closing.push(new Ticker(timeline(), tempo)::close);
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private LoadBalancer loadBalancer() {
    try {
      return balancer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private LoadBalancer balancer(int port, Chance traces) {
    return LoadBalancer.start(
        port,
        services.lambda().invocations()::invoke,
        exchange -> observers.forEach(observer -> observer.accept(exchange)),
        traces);
  }

  private AwsServer server(Settings settings) {
    AwsServer started =
        AwsServer.start(
            settings.port(),
            timeline(),
            services.onTheWire(),
            settings.interceptor(),
            new Registry(services.ecr(), timeline())::route);
    closing.push(started::close);
    return started;
  }

  /**
   * Boots with nothing set up and nothing behind the load balancer.
   *
   * @throws java.io.UncheckedIOException if a port can't be opened; then everything is closed again
   */
  public static EmbeddedAws boot(Settings settings) {
    return boot(settings, aws -> {});
  }

  /**
   * Boots and sets up.
   *
   * @param setUp is called an hour ago in AWS's time, so that nothing it starts is still under way
   *     when this returns
   * @throws java.io.UncheckedIOException if a port can't be opened; then everything is closed again
   */
  public static EmbeddedAws boot(Settings settings, Consumer<EmbeddedAws> setUp) {
    return new EmbeddedAws(settings, setUp);
  }

  /** Has the load balancer ask the alias {@code target} from now on. */
  public void forward(String targetGroupArn, String target) {
    loadBalancer().forward(new TargetGroup(targetGroupArn, HeaderMode.MULTI_VALUE), target);
  }

  /** The load balancer's address. */
  public URI url() {
    return loadBalancer().uri();
  }

  public Timeline timeline() {
    return services.shared().timeline();
  }

  public Lambda lambda() {
    return services.lambda();
  }

  public CloudWatch cloudWatch() {
    return services.cloudWatch();
  }

  public CodeDeploy codeDeploy() {
    return services.codeDeploy();
  }

  public Account account() {
    return ACCOUNT;
  }

  public Ecr ecr() {
    return services.ecr();
  }

  /** Has {@code observer} see every request that the load balancer answers. */
  public void onExchange(Consumer<Exchange> observer) {
    observers.add(observer);
  }

  /** Has {@code watcher} see every change of an alias, inside the model's lock. */
  public void onAliasChange(AliasWatcher watcher) {
    services
        .lambda()
        .onAliasChange(
            (at, alias) ->
                watcher.changed(
                    at,
                    alias.functionVersion(),
                    alias.routingConfig() == null
                        ? Map.of()
                        : alias.routingConfig().additionalVersionWeights()));
  }

  /** Sees an alias change. */
  public interface AliasWatcher {
    /** From {@code at} on the alias points at {@code version}, but for the weights of others. */
    void changed(Instant at, String version, Map<String, Double> weights);
  }

  /** AWS's time. */
  public Instant now() {
    return timeline().call(timeline()::now);
  }

  /** What a program has to have in its environment to use this AWS. */
  public Map<String, String> environment() {
    return new TreeMap<>(
        Map.of(
            "AWS_ENDPOINT_URL", server.endpoint().toString(),
            "AWS_REGION", ACCOUNT.region(),
            "AWS_DEFAULT_REGION", ACCOUNT.region(),
            "AWS_ACCESS_KEY_ID", "rehearsal",
            "AWS_SECRET_ACCESS_KEY", "rehearsal",
            "BLUEGREEN_URL", url().toString()));
  }

  /** Closes what was opened, the last first. */
  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
