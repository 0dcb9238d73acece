package bluegreen.it;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.wire.Interceptor;
import bluegreen.it.Program.Ended;
import bluegreen.rehearsal.Stage;
import bluegreen.report.ExitCode;
import bluegreen.world.IdentityToken;
import bluegreen.world.TestFunction;
import bluegreen.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;

/**
 * Every source of the SDK's default chain, with files and variables as a user has them: {@code
 * status} finds the function, and STS was asked for these roles.
 */
@Timeout(120)
class CredentialSourcesIT implements Interceptor {
  private static final String KEY = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
  private static final String ROLE = "arn:aws:iam::123456789012:role/";

  private static final String USER = "arn:aws:iam::123456789012:user/ada";

  private final List<String> roles = new CopyOnWriteArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  @TempDir private Path home;
  private EmbeddedAws aws;
  private String key;
  private String secret;

  @BeforeEach
  void boot() throws IOException {
    aws = Stage.boot(AwsSettings.of(new TestFunction()).withInterceptor(this), World.bundle());
    key = Objects.requireNonNull(aws.environment().get(KEY));
    secret = Objects.requireNonNull(aws.environment().get(SECRET));
    environment.put("HOME", home.toString());
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_REGION", "eu-central-1");
    environment.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
    Files.createDirectories(home.resolve(".aws/sso/cache"));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Override
  public Fate before(Call call) {
    switch (call.request()) {
      case AssumeRoleRequest role -> roles.add(role.roleArn());
      case AssumeRoleWithWebIdentityRequest role -> roles.add(role.roleArn());
      default -> {}
    }
    return new Fate.Pass();
  }

  @Test
  void keys_of_the_environment() throws Exception {
    environment.put(KEY, key);
    environment.put(SECRET, secret);

    assertFinds();
  }

  @Test
  void system_properties_among_the_options_of_the_jvm() throws Exception {
    environment.put(
        "JDK_JAVA_OPTIONS", "-Daws.accessKeyId=" + key + " -Daws.secretAccessKey=" + secret);

    assertFinds();
  }

  @Test
  void a_profile_with_keys_region_and_endpoint() throws Exception {
    environment.remove("AWS_REGION");
    environment.remove("AWS_ENDPOINT_URL");
    environment.put("AWS_PROFILE", "prod");
    credentials("[prod]", "aws_access_key_id = " + key, "aws_secret_access_key = " + secret);
    config("[profile prod]", "region = eu-central-1", "endpoint_url = " + aws.endpoint());

    assertFinds();
  }

  @Test
  void a_role_by_source_profile() throws Exception {
    base();
    config("[profile prod]", "role_arn = " + ROLE + "deployer", "source_profile = base");

    assertFinds("deployer");
  }

  @Test
  void a_chain_of_roles() throws Exception {
    base();
    config(
        "[profile prod]",
        "role_arn = " + ROLE + "deployer",
        "source_profile = gate",
        "[profile gate]",
        "role_arn = " + ROLE + "gate",
        "source_profile = base");

    assertFinds("gate", "deployer");
  }

  @Test
  void a_role_by_credential_source() throws Exception {
    environment.put("AWS_PROFILE", "prod");
    environment.put(KEY, key);
    environment.put(SECRET, secret);
    config("[profile prod]", "role_arn = " + ROLE + "deployer", "credential_source = Environment");

    assertFinds();
  }

  @Test
  void a_web_identity_token_of_the_environment() throws Exception {
    environment.put("AWS_ROLE_ARN", ROLE + "pod");
    environment.put("AWS_WEB_IDENTITY_TOKEN_FILE", token().toString());

    assertFinds("pod");
  }

  @Test
  void a_web_identity_token_of_a_profile() throws Exception {
    environment.put("AWS_PROFILE", "prod");
    config("[profile prod]", "role_arn = " + ROLE + "job", "web_identity_token_file = " + token());

    assertFinds("job");
  }

  @Test
  void a_process() throws Exception {
    environment.put("AWS_PROFILE", "prod");
    Path file =
        Files.writeString(
            home.resolve("vault.json"),
            "{\"Version\": 1, \"AccessKeyId\": \"%s\", \"SecretAccessKey\": \"%s\"}"
                .formatted(key, secret));
    config("[profile prod]", "credential_process = cat " + file);

    assertFinds();
  }

  @Test
  void a_container() throws Exception {
    try (Portal portal = new Portal(key, secret)) {
      environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", portal.url() + "/container");
      environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", Portal.TOKEN);

      assertFinds();
    }
  }

  @Test
  void a_task_of_ecs() throws Exception {
    try (Portal portal = new Portal(key, secret)) {
      environment.put("AWS_CONTAINER_SERVICE_ENDPOINT", portal.url()); // instead of 169.254.170.2
      environment.put("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/task?id=1");

      assertFinds();
      assertThat(portal.asked()).containsExactly("/task");
    }
  }

  @Test
  void an_instance_of_ec2() throws Exception {
    try (InstanceMetadata instance = new InstanceMetadata(key, secret)) {
      environment.remove("AWS_EC2_METADATA_DISABLED");
      environment.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance.url());

      assertFinds();
      assertThat(instance.answered())
          .startsWith("/latest/api/token")
          .endsWith("/latest/meta-data/iam/security-credentials/builder");
    }
  }

  @Test
  void aws_login() throws Exception {
    LoginSession session = new LoginSession(USER, "2099-01-01T00:00:00Z");
    environment.put("AWS_PROFILE", "prod");
    session.cache(home, key, secret);
    config(session.profile());

    assertFinds();
  }

  @Test
  void aws_login_whose_credentials_are_renewed() throws Exception {
    try (Portal portal = new Portal(key, secret)) {
      LoginSession session = new LoginSession(USER, "2020-01-01T00:00:00Z");
      environment.put("AWS_PROFILE", "prod");
      environment.put("AWS_ENDPOINT_URL_SIGNIN", portal.url());
      session.cache(home, "AKIDEXPIRED", "expired");
      config(session.profile());

      assertFinds();
      assertThat(portal.asked()).containsExactly("/v1/token");
    }
  }

  @Test
  void an_sso_session() throws Exception {
    try (Portal portal = sso()) {
      portal.cache(home, "corp", "2099-01-01T00:00:00Z");

      assertFinds();
      assertThat(portal.asked()).containsExactly("/federation/credentials");
    }
  }

  @Test
  void an_sso_session_whose_token_is_renewed() throws Exception {
    try (Portal portal = sso()) {
      portal.cache(home, "corp", "2020-01-01T00:00:00Z");

      assertFinds();
      assertThat(portal.asked()).containsExactly("/token", "/federation/credentials");
    }
  }

  @Test
  void legacy_sso() throws Exception {
    try (Portal portal = sso()) {
      portal.cache(home, Portal.START, "2099-01-01T00:00:00Z");
      config("[profile prod]", portal.legacy());

      assertFinds();
    }
  }

  @Test
  void an_expired_sso_login_is_told_with_the_command_that_renews_it() throws Exception {
    try (Portal portal = sso()) {
      portal.cache(home, Portal.START, "2020-01-01T00:00:00Z");
      config("[profile prod]", portal.legacy());

      assertRefused("profile prod has no valid login", "→ Log in: aws sso login --profile prod");
    }
  }

  @Test
  void so_is_an_sso_login_that_never_was() throws Exception {
    try (Portal portal = sso()) {
      assertRefused("profile prod has no valid login", "→ Log in: aws sso login --profile prod");
      assertThat(portal.asked()).isEmpty();
    }
  }

  @Test
  void so_is_aws_login() throws Exception {
    environment.put("AWS_PROFILE", "prod");
    config("[profile prod]", "login_session = " + USER);

    assertRefused("profile prod has no valid login", "→ Log in: aws login --profile prod");
  }

  @Test
  void a_role_with_a_second_factor_is_told_with_the_command_that_asks_for_it() throws Exception {
    base();
    config(
        "[profile prod]",
        "role_arn = arn:aws:iam::210987654321:role/deployer",
        "source_profile = base",
        "mfa_serial = arn:aws:iam::123456789012:mfa/ada");

    assertRefused(
        "profile prod has mfa_serial",
        "eval \"$(aws configure export-credentials --profile prod --format env)\"");
  }

  private Portal sso() throws IOException {
    Portal portal = new Portal(key, secret);
    environment.put("AWS_PROFILE", "prod");
    environment.put("AWS_ENDPOINT_URL_SSO", portal.url());
    environment.put("AWS_ENDPOINT_URL_SSO_OIDC", portal.url());
    config(portal.profile());
    return portal;
  }

  private void base() throws IOException {
    environment.put("AWS_PROFILE", "prod");
    credentials("[base]", "aws_access_key_id = " + key, "aws_secret_access_key = " + secret);
  }

  private Path token() throws IOException {
    return Files.writeString(
        home.resolve("token"), IdentityToken.ofGitHub("repo:org/repo:ref:main", secret));
  }

  private void config(String... lines) throws IOException {
    Files.write(home.resolve(".aws/config"), List.of(lines));
  }

  private void credentials(String... lines) throws IOException {
    Files.write(home.resolve(".aws/credentials"), List.of(lines));
  }

  private Ended status() throws InterruptedException {
    return Program.run(environment, LocalAws.command("status --function lotto"));
  }

  private void assertFinds(String... assumed) throws InterruptedException {
    Ended ended = status();

    assertThat(ended.code()).as("%s", ended).isEqualTo(ExitCode.OK);
    assertThat(ended.out()).contains("version 1");
    assertThat(roles.stream().map(arn -> arn.replace(ROLE, "")).collect(joining(" ")))
        .isEqualTo(String.join(" ", assumed));
  }

  private void assertRefused(String... parts) throws InterruptedException {
    Ended ended = status();

    assertThat(ended.code()).as("%s", ended).isEqualTo(ExitCode.REFUSED);
    assertThat(ended.out()).contains(parts).doesNotContain(key, secret);
  }
}
