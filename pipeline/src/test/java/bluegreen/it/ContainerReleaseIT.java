package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.docker.DockerCommand;
import bluegreen.it.Program.Ended;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import bluegreen.rehearsal.Load;
import bluegreen.report.ExitCode;
import bluegreen.world.Credentials;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** From {@code docker push} through a canary to an answer over HTTP. */
@Needs({Need.DOCKER, Need.IMAGE})
@Isolated(DockerCommand.ALONE)
@Timeout(180)
class ContainerReleaseIT {
  private static final int SPEED = 60;
  private static final int REQUESTS_A_SECOND = 20;

  @TempDir private Path dockerConfig;
  private LocalAws local;
  private EcrClient ecr;
  private String repository;

  @BeforeEach
  void boot() throws InterruptedException {
    local = LocalAws.boot(SPEED);
    ecr =
        EcrClient.builder()
            .endpointOverride(local.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(Credentials.of(local.environment()))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    repository =
        ecr.describeRepositories(r -> r.repositoryNames("lotto"))
            .repositories()
            .getFirst()
            .repositoryUri();
  }

  @AfterEach
  void close() {
    ecr.close();
    local.close();

    assertThat(DockerCommand.containers()).isEmpty();
  }

  @Test
  void an_image_that_docker_pushed_is_released_and_answers_the_public() throws Exception {
    String image = repository + ":candidate";
    DockerCommand.run("tag", Need.LOTTO, image);
    try {
      login(password());
      docker("push", "--quiet", image);
      ImageDetail pushed = describe("candidate");

      Load load = new Load(local.url(), REQUESTS_A_SECOND);
      Ended release;
      try (load) {
        release = local.run("release --function lotto --image " + image);
      }

      assertThat(release.code()).as("%s", release).isEqualTo(ExitCode.OK);
      assertThat(load.failed()).isZero();
      assertThat(DockerCommand.containers()).isNotEmpty();
      HttpResponse<String> answer = get();
      assertThat(answer.headers().firstValue("X-Lotto-Version")).contains("2");
      assertThat(answer.body()).matches("\\[\\d+(,\\d+){5}]");
      assertThat(local.run("status --function lotto").out()).contains(pushed.imageDigest());
    } finally {
      DockerCommand.run("image", "rm", image);
    }
  }

  @Test
  void a_pushed_image_is_pulled_by_tag_and_by_digest() {
    String image = repository + ":candidate";
    DockerCommand.run("tag", Need.LOTTO, image);
    login(password());
    docker("push", "--quiet", image);
    DockerCommand.run("image", "rm", image);
    String byDigest = repository + "@" + describe("candidate").imageDigest();

    assertThat(docker("pull", image)).contains(describe("candidate").imageDigest());
    DockerCommand.run("image", "rm", image);
    assertThat(docker("pull", "--quiet", byDigest)).contains(byDigest);
    DockerCommand.run("image", "rm", byDigest);
  }

  @Test
  void without_a_login_nothing_is_pulled() {
    String image = repository + ":candidate";

    assertThatThrownBy(() -> login("guessed")).hasMessageContaining("401");
    assertThatThrownBy(() -> docker("pull", image)).hasMessageContaining("no basic auth");
  }

  private String password() {
    String token = ecr.getAuthorizationToken().authorizationData().getFirst().authorizationToken();
    return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8)
        .substring("AWS:".length());
  }

  private void login(String password) {
    String registry = repository.substring(0, repository.indexOf('/'));
    DockerCommand.run(config(), password, "login", "-u", "AWS", "--password-stdin", registry);
  }

  private String docker(String... arguments) {
    return DockerCommand.run(config(), "", arguments);
  }

  /** What {@code login} writes down is not the user's business. */
  private Map<String, String> config() {
    return Map.of("DOCKER_CONFIG", dockerConfig.toString());
  }

  private ImageDetail describe(String tag) {
    return ecr.describeImages(
            r ->
                r.repositoryName("lotto")
                    .imageIds(List.of(ImageIdentifier.builder().imageTag(tag).build())))
        .imageDetails()
        .getFirst();
  }

  private HttpResponse<String> get() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(local.url()).build(), BodyHandlers.ofString());
    }
  }
}
