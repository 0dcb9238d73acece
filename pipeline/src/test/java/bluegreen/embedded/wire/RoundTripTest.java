package bluegreen.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.model.Authorizer;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Timeline;
import bluegreen.embedded.wire.codec.JsonSource;
import bluegreen.embedded.wire.codec.JsonWriter;
import bluegreen.embedded.wire.codec.Reader;
import bluegreen.embedded.wire.protocol.LambdaRoutes;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sts.StsClient;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.cbor.CBORFactory;

/** Whatever the SDK's clients send arrives as it was, and so does what is answered. */
class RoundTripTest {
  private final AtomicReference<SdkPojo> received = new AtomicReference<>();
  private final AtomicReference<SdkPojo> toAnswer = new AtomicReference<>();

  @Property(tries = 5)
  void lambdas(@ForAll long seed) throws ReflectiveOperationException {
    List<String> served = LambdaRoutes.ROUTES.stream().map(LambdaRoutes.Route::operation).toList();
    check(LambdaClient.class, LambdaClient.builder(), Service::lambda, served, seed);
  }

  @Property(tries = 5)
  void codeDeploys(@ForAll long seed) throws ReflectiveOperationException {
    check(CodeDeployClient.class, CodeDeployClient.builder(), Service::codeDeploy, List.of(), seed);
  }

  @Property(tries = 5)
  void cloudWatchsByQuery(@ForAll long seed) throws ReflectiveOperationException {
    check(CloudWatchClient.class, CloudWatchClient.builder(), Service::cloudWatch, List.of(), seed);
  }

  @Property(tries = 5)
  void ecrs(@ForAll long seed) throws ReflectiveOperationException {
    check(EcrClient.class, EcrClient.builder(), Service::ecr, List.of(), seed);
  }

  @Property(tries = 5)
  void stss(@ForAll long seed) throws ReflectiveOperationException {
    List<String> served = List.of("AssumeRole", "AssumeRoleWithWebIdentity", "GetCallerIdentity");
    check(StsClient.class, StsClient.builder(), Service::sts, served, seed);
  }

  @Property(tries = 5)
  void cloudWatchsByCborAndJson(@ForAll long seed) {
    Samples samples = new Samples(seed);
    for (Operation operation :
        Service.cloudWatch(handler(CloudWatchClient.class)).operations().values()) {
      for (TokenStreamFactory format : List.of(new CBORFactory(), new JsonFactory())) {
        copies(format, samples.of(operation.method().getParameterTypes()[0]));
        copies(format, samples.of(operation.method().getReturnType()));
      }
    }
  }

  private static void copies(TokenStreamFactory format, SdkPojo structure) {
    byte[] bytes = JsonWriter.write(format, Map.of(), structure).asByteArray();
    SdkPojo builder = Samples.builder(structure.getClass());
    Reader.fill(builder, JsonSource.parse(format, bytes), member -> true);
    same(Reader.build(builder), structure);
  }

  private <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> void check(
      Class<C> type, B builder, Function<Object, Service> service, List<String> only, long seed)
      throws ReflectiveOperationException {
    Service served = service.apply(handler(type));
    Timeline timeline = new Timeline(InstantSource.system());
    C client =
        builder
            .httpClient(
                new InMemory(
                    new Gateway(
                        timeline,
                        Chance.seeded(42),
                        List.of(served),
                        Interceptor.NONE,
                        Authorizer.NONE,
                        StaleReads.NONE)))
            .region(Region.EU_CENTRAL_1)
            .endpointOverride(URI.create("http://localhost"))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
    Samples samples = new Samples(seed);
    for (Operation operation : served.operations().values()) {
      if (only.isEmpty() || only.contains(operation.name())) {
        SdkPojo request = samples.of(operation.method().getParameterTypes()[0]);
        SdkPojo response = samples.of(operation.method().getReturnType());
        toAnswer.set(response);
        Object answered =
            type.getMethod(operation.method().getName(), request.getClass())
                .invoke(client, request);
        same(received.get(), request);
        same(answered, response);
      }
    }
  }

  private Object handler(Class<?> client) {
    return Handlers.of(
        client,
        request -> {
          received.set(request);
          return toAnswer.get();
        });
  }

  private static void same(@Nullable Object actual, SdkPojo expected) {
    assertThat(actual != null && expected.equalsBySdkFields(actual))
        .as("%s is %s", actual, expected)
        .isTrue();
  }
}
