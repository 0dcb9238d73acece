package bluegreen.it;

import bluegreen.actions.Hub;
import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.iam.Role;
import bluegreen.embedded.model.AcceleratedTime;
import bluegreen.embedded.runtime.LocalEnvironments;
import bluegreen.needs.Need;
import bluegreen.rehearsal.Bundle;
import bluegreen.rehearsal.Load;
import bluegreen.rehearsal.Stage;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;

/**
 * All that a push sets in motion: a repository that runs its workflows, an embedded AWS with a
 * staging and a production function, and a public that asks production.
 */
final class DeliveryPipeline implements AutoCloseable {
  private static final Path CHECKOUT = Program.HERE.resolve("..").normalize();

  /** A five-minute canary takes ten seconds: on a slow machine, too, requests reach green. */
  private static final int SPEED = 30;

  private static final int REQUESTS_A_SECOND = 40;

  private final EmbeddedAws aws;
  private final ImageUploads uploads;
  private final GitRemote remote;
  private final Load load;

  private DeliveryPipeline(EmbeddedAws aws, ImageUploads uploads, GitRemote remote, Load load) {
    this.aws = aws;
    this.uploads = uploads;
    this.remote = remote;
    this.load = load;
  }

  /** Sets it up, for builds with Docker or without. */
  static DeliveryPipeline in(Path folder, boolean docker) throws IOException {
    EmbeddedAws aws =
        Stage.boot(
            AwsSettings.of(new LocalEnvironments()).withTime(new AcceleratedTime(SPEED)),
            Bundle.lotto(CHECKOUT));
    var repository =
        CreateRepositoryRequest.builder()
            .repositoryName(StagingFunction.FUNCTION)
            .imageTagMutability(ImageTagMutability.IMMUTABLE)
            .build();
    aws.timeline().run(() -> aws.ecr().repositories().createRepository(repository));
    ImageUploads uploads = ImageUploads.open(aws.ecr());
    uploads.push(StagingFunction.FUNCTION + ":first", CHECKOUT);
    StagingFunction.create(aws.environment(), repository(aws) + ":first");
    if (Need.TERRAFORM.missing().isEmpty()) {
      enforce(aws);
    }
    String built = docker ? "" : uploads.uri().toString();
    GitRemote remote = GitRemote.create(folder, settings(aws, folder, built));
    return new DeliveryPipeline(aws, uploads, remote, new Load(aws.url(), REQUESTS_A_SECOND));
  }

  /** From here on jobs may do what Terraform lets their environments' roles do. */
  private static void enforce(EmbeddedAws aws) {
    List<Role> roles = new ArrayList<>();
    for (Planned planned : List.of(Planned.staging(), Planned.production())) {
      new Environment(planned, aws).setUp();
      roles.addAll(planned.roles());
    }
    aws.iam().enforce(roles);
    new Environment(Planned.production(), aws).forward();
  }

  /** StagingFunction's is everybody's. */
  private static String repository(EmbeddedAws aws) {
    return aws.ecr().host() + "/" + StagingFunction.FUNCTION;
  }

  private static URI endpoint(EmbeddedAws aws) {
    return aws.endpoint();
  }

  /** What Terraform's outputs would say. */
  private static Hub.Settings settings(EmbeddedAws aws, Path folder, String uploads) {
    Map<String, String> variables =
        Map.of("AWS_REGION", "eu-central-1", "REPOSITORY", repository(aws), "URL", aws.url() + "/");
    Map<String, String> staging = environment(StagingFunction.FUNCTION);
    Map<String, String> production = environment("lotto");
    return new Hub.Settings(
        variables,
        Map.of(
            "staging", staging,
            "production", production,
            "staging-rollback", staging,
            "production-rollback", production),
        machine(aws, folder),
        Objects.requireNonNull(aws.environment().get("AWS_SECRET_ACCESS_KEY")),
        uploads);
  }

  private static Map<String, String> environment(String function) {
    return Map.of(
        "FUNCTION",
        function,
        "AWS_ROLE_ARN",
        "arn:aws:iam::123456789012:role/" + function + "-github");
  }

  /** Nothing of this machine's own AWS or GitHub. */
  private static Map<String, String> machine(EmbeddedAws aws, Path folder) {
    Map<String, String> machine = new TreeMap<>(System.getenv());
    machine
        .keySet()
        .removeIf(name -> !name.matches("HOME|LANG|LC_.*|.*_proxy|MVNW_.*|DOCKER_HOST"));
    machine.put("AWS_ENDPOINT_URL", endpoint(aws).toString());
    machine.put("PATH", folder.resolve("hub/bin") + File.pathSeparator + System.getenv("PATH"));
    machine.put("MAVEN_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    // Those tests are running: this is one of them.
    machine.put("MAVEN_ARGS", "-Dquick -Dmaven.test.skip -Dmaven.repo.local=" + localRepository());
    return machine;
  }

  /** Where Maven has everything already. */
  private static String localRepository() {
    return System.getProperty(
        "localRepository", System.getProperty("user.home") + "/.m2/repository");
  }

  /** The name of the image that was built of a commit. */
  String image(String commit) {
    return repository(aws) + ":" + commit;
  }

  EmbeddedAws aws() {
    return aws;
  }

  GitRemote remote() {
    return remote;
  }

  /** How many requests of the public have failed. */
  long failed() {
    return load.failed();
  }

  /** The version that answers the public. */
  String version() throws IOException, InterruptedException {
    return health().headers().firstValue("X-Lotto-Version").orElse("none");
  }

  HttpResponse<String> health() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(aws.url().resolve("/health")).build(), BodyHandlers.ofString());
    }
  }

  @Override
  public void close() {
    load.close();
    uploads.close();
    aws.close();
  }
}
