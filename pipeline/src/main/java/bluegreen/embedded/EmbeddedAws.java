package bluegreen.embedded;

import bluegreen.alb.HeaderMode;
import bluegreen.alb.TargetGroup;
import bluegreen.embedded.cloudwatch.CloudWatch;
import bluegreen.embedded.codedeploy.CodeDeploy;
import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.front.BalancerMetrics;
import bluegreen.embedded.front.Exchange;
import bluegreen.embedded.front.LoadBalancer;
import bluegreen.embedded.iam.Iam;
import bluegreen.embedded.iam.Role;
import bluegreen.embedded.lambda.Lambda;
import bluegreen.embedded.logs.CloudWatchLogs;
import bluegreen.embedded.model.AcceleratedTime;
import bluegreen.embedded.model.AccessKeys;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Permissions.Ask;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.model.Secrets;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import bluegreen.embedded.wire.AwsServer;
import bluegreen.embedded.wire.Gateway;
import bluegreen.embedded.wire.Guard;
import bluegreen.embedded.wire.StaleReads;
import bluegreen.embedded.wire.registry.RegistryEndpoint;
import java.net.URI;
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
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * An AWS in this process: Lambda, CodeDeploy, CloudWatch, ECR and STS on one endpoint, and a load
 * balancer in front of a function's alias, all on the loopback interface.
 */
public final class EmbeddedAws implements AutoCloseable {
  private static final Account ACCOUNT = new Account("123456789012", "eu-central-1");
  private static final String BALANCER =
      ACCOUNT.arn("elasticloadbalancing", "loadbalancer/app/embedded/0123456789abcdef");

  private final Secrets secrets;
  private final AccessKeys keys;
  private final Services services;
  private final Gateway gateway;
  private final AwsServer server;
  private final CompletableFuture<LoadBalancer> balancer;
  private final BalancerMetrics balancerMetrics;
  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final List<Consumer<Exchange>> observers = new CopyOnWriteArrayList<>();

  private EmbeddedAws(AwsSettings settings, Consumer<EmbeddedAws> setUp) {
    BootTime time = new BootTime(settings.time());
    Shared shared =
        new Shared(ACCOUNT, new Timeline(time), settings.chance()).with(settings.readings());
    secrets = settings.secrets();
    keys = AccessKeys.of(secrets.accessKey(), Principal.Root.of(ACCOUNT));
    services = Services.create(shared, settings.environments(), secrets, keys);
    settings.environments().authorize(services.ecr().token());
    closing.push(settings.environments()::close);
    closing.push(services.ecr()::close);
    gateway =
        new Gateway(
            timeline(),
            settings.chance().fork(),
            services.onTheWire(),
            settings.interceptor(),
            services.authorizer(),
            new StaleReads(timeline(), settings.readings().staleness()));
    try {
      balancerMetrics = new BalancerMetrics(services.cloudWatch(), BALANCER);
      server = startServer(settings);
      services.ecr().serveAt(server.endpoint().getAuthority());
      balancer = startBalancer(settings);
      setUp.accept(this);
      loadBalancer(); // fails if its port is taken
      time.endSetUp(shared.timeline());
      startTicker(settings.time());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private AwsServer startServer(AwsSettings settings) {
    RegistryEndpoint registry = new RegistryEndpoint(services.ecr(), timeline());
    AwsServer started = AwsServer.start(settings.port(), new Guard(keys), gateway, registry::route);
    closing.push(started::close);
    return started;
  }

  /** In another thread, as this takes as long as the part of the set-up that needs no address. */
  private CompletableFuture<LoadBalancer> startBalancer(AwsSettings settings) {
    Chance traceIds = settings.chance().fork();
    CompletableFuture<LoadBalancer> starting =
        CompletableFuture.supplyAsync(
            () ->
                LoadBalancer.start(
                    settings.httpPort(),
                    services.lambda().invocations()::invoke,
                    this::answered,
                    traceIds));
    closing.push(
        () -> starting.thenAccept(LoadBalancer::close).handle((closed, failed) -> true).join());
    return starting;
  }

  private void answered(Exchange exchange) {
    timeline().run(() -> balancerMetrics.record(timeline().now(), exchange));
    observers.forEach(observer -> observer.accept(exchange));
  }

  private void startTicker(InstantSource time) {
    if (time instanceof AcceleratedTime tempo) {
      closing.push(new Ticker(timeline(), tempo)::close);
    }
  }

  private LoadBalancer loadBalancer() {
    try {
      return balancer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * Boots with nothing set up and nothing behind the load balancer.
   *
   * @throws java.io.UncheckedIOException if a port can't be opened; then everything is closed again
   */
  public static EmbeddedAws boot(AwsSettings settings) {
    return boot(settings, aws -> {});
  }

  /**
   * Boots and sets up.
   *
   * @param setUp is called an hour ago in AWS's time, so that nothing it starts is still under way
   *     when this returns
   * @throws java.io.UncheckedIOException if a port can't be opened; then everything is closed again
   */
  public static EmbeddedAws boot(AwsSettings settings, Consumer<EmbeddedAws> setUp) {
    return new EmbeddedAws(settings, setUp);
  }

  /**
   * Has the load balancer ask the alias {@code target} from now on.
   *
   * @throws IllegalStateException if the alias's policy does not allow it, where there are roles
   */
  public void forward(String targetGroupArn, String target) {
    var balancer = new Principal.Service("elasticloadbalancing.amazonaws.com");
    Map<String, List<String>> source = Map.of("aws:SourceArn", List.of(targetGroupArn));
    Ask ask = new Ask(balancer, "lambda:InvokeFunction", target, source);
    timeline()
        .call(() -> iam().denial(ask))
        .ifPresent(
            why -> {
              throw new IllegalStateException(ask.denied(why));
            });
    loadBalancer().forward(new TargetGroup(targetGroupArn, HeaderMode.MULTI_VALUE), target);
  }

  /** Gives the load balancer the ARN under which it publishes its metrics from now on. */
  public void nameBalancer(String arn) {
    balancerMetrics.rename(arn);
  }

  /** The address of all services. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** Answers requests of AWS clients in this process, without a connection. */
  public Gateway gateway() {
    return gateway;
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

  public CloudWatchLogs logs() {
    return services.logs();
  }

  public CodeDeploy codeDeploy() {
    return services.codeDeploy();
  }

  /** The roles, of which there are none at first: then everybody may do everything. */
  public Iam iam() {
    return services.iam();
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

  /** The environment variables with which a program uses this AWS, secrets among them. */
  public Map<String, String> environment() {
    return new TreeMap<>(
        Map.of(
            "AWS_ENDPOINT_URL", endpoint().toString(),
            "AWS_REGION", ACCOUNT.region(),
            "AWS_DEFAULT_REGION", ACCOUNT.region(),
            "AWS_ACCESS_KEY_ID", secrets.accessKey(),
            "AWS_SECRET_ACCESS_KEY", secrets.secretKey()));
  }

  /**
   * The environment variables with which a program uses this AWS in a session of a role, whatever
   * the role's trust policy says.
   */
  public Map<String, String> session(Role role) {
    var session =
        timeline()
            .call(
                () ->
                    services
                        .sts()
                        .roles()
                        .assumeRole(
                            AssumeRoleRequest.builder()
                                .roleArn(role.arn())
                                .roleSessionName("session")
                                .build()))
            .credentials();
    Map<String, String> environment = environment();
    environment.put("AWS_ACCESS_KEY_ID", session.accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", session.secretAccessKey());
    environment.put("AWS_SESSION_TOKEN", session.sessionToken());
    return environment;
  }

  /** Closes what was opened, the last first. */
  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
