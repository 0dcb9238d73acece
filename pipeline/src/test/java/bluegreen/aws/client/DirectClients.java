package bluegreen.aws.client;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The tool's clients over another transport. They retry at once, and sign nothing. */
public final class DirectClients {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private DirectClients() {}

  public static Clients over(SdkHttpClient http, Consumer<String> onRetry) {
    ClientOverrideConfiguration override =
        Clients.override(
            PATIENCE,
            onRetry,
            BackoffStrategy.retryImmediately(),
            BackoffStrategy.retryImmediately());
    return new Clients(
        client(LambdaClient.builder(), http, override),
        client(CodeDeployClient.builder(), http, override),
        client(CloudWatchClient.builder(), http, override),
        client(EcrClient.builder(), http, override),
        new Late<>(() -> client(CloudWatchLogsClient.builder(), http, override)));
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, SdkHttpClient http, ClientOverrideConfiguration override) {
    return builder
        .httpClient(http)
        .overrideConfiguration(override)
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(URI.create("http://127.0.0.1:1"))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }
}
