package bluegreen.aws.client;

import bluegreen.ports.RefusedException;
import bluegreen.ports.Threads;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The SDK's clients, with the default credential chain, region and endpoints.
 *
 * <p>Transient errors (throttling, 5xx, resets, time-outs) are retried until the time for one call
 * is used up, however many attempts that takes.
 */
public record Clients(
    LambdaClient lambda,
    CodeDeployClient codeDeploy,
    CloudWatchClient cloudWatch,
    EcrClient ecr,
    Late<CloudWatchLogsClient> late)
    implements AutoCloseable {

  /** How long one call may take, all of its attempts together; longer reads are cut off by it. */
  public static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A function may take 15 minutes to answer: https://docs.aws.amazon.com/lambda limits. */
  private static final Duration LONGEST_READ = Duration.ofMinutes(15);

  private static final int ANY_NUMBER = Integer.MAX_VALUE;

  /**
   * Clients that give up a call after {@code patience}.
   *
   * @param onRetry hears which call is retried
   * @throws RefusedException if there is no region, or the SDK's configuration can't be read
   */
  public static Clients create(Duration patience, Consumer<String> onRetry) {
    try {
      return Call.of("AWS", () -> clients(patience, onRetry));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new RefusedException(
          "AWS: the configuration of the AWS SDK can't be read: " + e.getMessage(),
          "Correct it: ~/.aws/config and ~/.aws/credentials, or AWS_… variables.");
    }
  }

  private static Clients clients(Duration patience, Consumer<String> onRetry) {
    Authorities.trust(System.getenv());
    Proxies.use(System.getenv());
    // Slow to load: the machine's trusted certificates, and the regions of all services.
    Supplier<SdkHttpClient> certificates = new Threads().ask(Clients::http);
    LambdaClient.serviceMetadata();
    ClientOverrideConfiguration override = override(patience, onRetry);
    SdkHttpClient http = certificates.get();
    // One for all clients: each of its own would log in again.
    AwsCredentialsProvider login = DefaultCredentialsProvider.builder().build();
    LambdaClient lambda = client(LambdaClient.builder(), http, override, login);
    lambda.serviceClientConfiguration().endpointOverride().ifPresent(Unconfigured::check);
    return new Clients(
        lambda,
        client(CodeDeployClient.builder(), http, override, login),
        client(CloudWatchClient.builder(), http, override, login),
        client(EcrClient.builder(), http, override, login),
        new Late<>(() -> client(CloudWatchLogsClient.builder(), http, override, login)));
  }

  /** CloudWatch Logs' client. */
  public CloudWatchLogsClient logs() {
    return late.get();
  }

  private static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(
      B builder,
      SdkHttpClient http,
      ClientOverrideConfiguration override,
      AwsCredentialsProvider login) {
    return builder
        .httpClient(http)
        .overrideConfiguration(override)
        .credentialsProvider(login)
        .build();
  }

  private static SdkHttpClient http() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(Duration.ofSeconds(5))
        .socketTimeout(LONGEST_READ)
        // Those of the environment are for all connections: Proxies.
        .proxyConfiguration(
            ProxyConfiguration.builder().useEnvironmentVariablesValues(false).build())
        .build();
  }

  private static ClientOverrideConfiguration override(Duration patience, Consumer<String> onRetry) {
    return override(
        patience,
        onRetry,
        BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofSeconds(5)),
        BackoffStrategy.exponentialDelay(Duration.ofMillis(250), Duration.ofSeconds(10)));
  }

  static ClientOverrideConfiguration override(
      Duration patience,
      Consumer<String> onRetry,
      BackoffStrategy afterFailure,
      BackoffStrategy afterThrottling) {
    Retries retries = new Retries(onRetry);
    return ClientOverrideConfiguration.builder()
        .retryStrategy(
            StandardRetryStrategy.builder()
                .retryOnException(retries)
                .maxAttempts(ANY_NUMBER)
                .circuitBreakerEnabled(false)
                .backoffStrategy(afterFailure)
                .throttlingBackoffStrategy(afterThrottling)
                .build())
        .apiCallTimeout(patience)
        .addExecutionInterceptor(new Headers())
        .addExecutionInterceptor(retries)
        .build();
  }

  @Override
  public void close() {
    lambda.close();
    codeDeploy.close();
    cloudWatch.close();
    ecr.close();
    late.close(CloudWatchLogsClient::close);
  }
}
