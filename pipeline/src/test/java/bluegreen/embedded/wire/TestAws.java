package bluegreen.embedded.wire;

import bluegreen.embedded.model.AccessKeys;
import bluegreen.embedded.model.Authorizer;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.model.Timeline;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The handlers behind a real server, the calls that reached it, and real clients. */
final class TestAws implements AutoCloseable, Interceptor {
  final Handlers.Invoker invoker = new Handlers.Invoker();
  final Handlers.Alarms alarms = new Handlers.Alarms();
  final List<String> calls = new CopyOnWriteArrayList<>();

  /** What the server logs, with the exception's message: captured here instead of printed. */
  final List<String> logged = new CopyOnWriteArrayList<>();

  private final Logger logger = Logger.getLogger("bluegreen.embedded");
  private final Handler capture = new Capture();
  private final AwsServer server;
  private volatile Function<Call, Fate> fates = Interceptor.NONE::before;

  TestAws() {
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
    logger.addHandler(capture);
    server =
        AwsServer.start(
            0,
            new Guard(AccessKeys.of("made", new Principal.Root("root"))),
            new Gateway(
                new Timeline(InstantSource.system()),
                Chance.seeded(42),
                List.of(
                    Service.lambda(new Handlers.Functions()).unlocked(invoker),
                    Service.codeDeploy(new Handlers.Deployments()),
                    Service.cloudWatch(alarms),
                    Service.ecr(new Handlers.Images())),
                this,
                Authorizer.NONE,
                StaleReads.NONE),
            routes -> {});
  }

  /** What becomes of the next calls. */
  void fates(Function<Call, Fate> fates) {
    this.fates = fates;
  }

  @Override
  public Fate before(Call call) {
    calls.add("before " + call.operation());
    return fates.apply(call);
  }

  @Override
  public void after(Call call) {
    calls.add("after " + call.operation());
  }

  String endpoint() {
    return server.endpoint().toString();
  }

  LambdaClient lambda() {
    return client(LambdaClient.builder());
  }

  CodeDeployClient codeDeploy() {
    return client(CodeDeployClient.builder());
  }

  CloudWatchClient cloudWatch() {
    return client(CloudWatchClient.builder());
  }

  EcrClient ecr() {
    return client(EcrClient.builder());
  }

  @Override
  public void close() {
    server.close();
    logger.removeHandler(capture);
    logger.setUseParentHandlers(true);
    logger.setLevel(null);
  }

  private <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(B builder) {
    return builder
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(server.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("made", "up")))
        .overrideConfiguration(
            o ->
                o.retryStrategy(
                    StandardRetryStrategy.builder()
                        .maxAttempts(3)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build()))
        .build();
  }

  private final class Capture extends Handler {
    @Override
    public void publish(LogRecord entry) {
      logged.add(entry.getMessage() + ": " + entry.getThrown().getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
