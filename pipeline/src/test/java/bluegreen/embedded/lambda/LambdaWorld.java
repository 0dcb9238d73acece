package bluegreen.embedded.lambda;

import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.DirectClient;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.ImageConfig;
import bluegreen.embedded.model.Logs;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.model.Metrics;
import bluegreen.embedded.model.Shapes;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.PackageType;

/** A Lambda and an ECR with function {@code lotto}, whose code is supplied by the test. */
final class LambdaWorld implements Environments, Metrics {
  static final String ROLE = "arn:aws:iam::123456789012:role/lotto";
  static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:lotto";
  static final String URI = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto";
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final ManualTime time = new ManualTime(START);
  final Timeline timeline = new Timeline(time);

  /** Pending background tasks, which the test runs when it wants to. */
  final List<Runnable> background = new ArrayList<>();

  /** What Lambda has logged. */
  final List<Logs.Batch> written = new ArrayList<>();

  private final Shared shared =
      new Shared(
          new Account("123456789012", "eu-central-1"),
          timeline,
          Chance.seeded(42),
          background::add);
  final Ecr ecr = new Ecr(shared, "password");
  final Lambda lambda = new Lambda(shared, ecr, this, new Lambda.Observed(this, written::add));
  final EcrClient images = DirectClient.of(EcrClient.class, timeline, ecr.operations());
  final LambdaClient client =
      DirectClient.of(LambdaClient.class, timeline, lambda.operations(), lambda.invocations());

  final List<Invocation> invocations = Collections.synchronizedList(new ArrayList<>());
  final List<String> retired = new ArrayList<>();
  final List<Sample> samples = new ArrayList<>();
  Function<Invocation, Answer> code = invocation -> answer("\"hello\"");

  /** One metric sample. */
  record Sample(
      Instant at, String metric, List<Dimension> dimensions, double value, StandardUnit unit) {}

  LambdaWorld() {
    images.createRepository(r -> r.repositoryName("lotto"));
  }

  static LambdaWorld withFunction() {
    var world = new LambdaWorld();
    world.push("first");
    world.client.createFunction(creation().build());
    world.pass(LambdaPace.AWS.creation());
    return world;
  }

  /**
   * A world with versions 1 to {@code versions}, each with its own image, and alias {@code live} on
   * version 1.
   */
  static LambdaWorld withVersions(int versions) {
    var world = withFunction();
    for (int version = 1; version <= versions; version++) {
      world.release("image-" + version);
    }
    world.client.createAlias(r -> r.functionName("lotto").name("live").functionVersion("1"));
    return world;
  }

  static CreateFunctionRequest.Builder creation() {
    return CreateFunctionRequest.builder()
        .functionName("lotto")
        .packageType(PackageType.IMAGE)
        .role(ROLE)
        .code(code -> code.imageUri(URI + ":first"));
  }

  static Answer answer(String payload) {
    return new Answer.Returned(SdkBytes.fromUtf8String(payload), Duration.ofMillis(3), Output.NONE);
  }

  void pass(Duration duration) {
    time.advance(duration);
    timeline.catchUp();
  }

  /** Pushes an image with unique content, and returns its digest. */
  String push(String tag) {
    return push(tag, "amd64");
  }

  String push(String tag, String architecture) {
    var config =
        new ImageConfig(
            architecture, List.of("java"), List.of("Handler"), Map.of(), Map.of("build", tag));
    return ecr.push("lotto", tag, config, List.of());
  }

  void deleteImage(String digest) {
    images.batchDeleteImage(
        r ->
            r.repositoryName("lotto")
                .imageIds(ImageIdentifier.builder().imageDigest(digest).build()));
  }

  void updateCode(String tag) {
    client.updateFunctionCode(r -> r.functionName("lotto").imageUri(URI + ":" + tag));
  }

  /** Publishes a new image as a version, and returns its number. */
  String release(String tag) {
    push(tag);
    updateCode(tag);
    pass(LambdaPace.AWS.update());
    String version = publish();
    pass(LambdaPace.AWS.publication());
    return version;
  }

  String publish() {
    return client.publishVersion(r -> r.functionName("lotto")).version();
  }

  GetFunctionConfigurationResponse configuration(String qualifier) {
    return client.getFunctionConfiguration(r -> r.functionName("lotto").qualifier(qualifier));
  }

  AliasConfiguration live() {
    var response = client.getAlias(r -> r.functionName("lotto").name("live"));
    return Shapes.copy(response, AliasConfiguration.builder()).build();
  }

  InvokeResponse invoke(@Nullable String qualifier) {
    return client.invoke(r -> r.functionName("lotto").qualifier(qualifier));
  }

  @Override
  public void close() {}

  @Override
  public Answer invoke(Invocation invocation) {
    invocations.add(invocation);
    return code.apply(invocation);
  }

  @Override
  public void retire(String versionArn) {
    retired.add(versionArn);
  }

  @Override
  public void record(
      Instant at,
      String namespace,
      String metric,
      List<Dimension> dimensions,
      double value,
      StandardUnit unit) {
    samples.add(new Sample(at, metric, dimensions, value, unit));
  }
}
