package bluegreen.embedded.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.world.Credentials;
import bluegreen.world.IdentityToken;
import bluegreen.world.TestFunction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;

class StsTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/teams/deployer";

  private final EmbeddedAws aws = EmbeddedAws.boot(AwsSettings.of(new TestFunction()));
  private final AwsCredentialsProvider key = Credentials.of(aws.environment());

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void the_credentials_of_a_role_are_answered_by_all_services() {
    var assumed = sts(key).assumeRole(r -> r.roleArn(ROLE).roleSessionName("ada"));
    AwsCredentialsProvider session = session(assumed.credentials());

    assertThat(assumed.assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::123456789012:assumed-role/deployer/ada");
    assertThat(Duration.between(aws.now(), assumed.credentials().expiration()))
        .isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    assertThat(lambda(session).listFunctions().functions()).isEmpty();
    assertThat(sts(session).getCallerIdentity().account()).isEqualTo("123456789012");
  }

  @Test
  void only_roles_of_the_account_can_be_assumed() {
    assertThatExceptionOfType(AwsServiceException.class)
        .isThrownBy(
            () ->
                sts(key)
                    .assumeRole(
                        r ->
                            r.roleArn("arn:aws:iam::210987654321:role/deployer")
                                .roleSessionName("ada")))
        .withMessageContaining("is not authorized to perform: sts:AssumeRole on resource: arn:aws:")
        .matches(e -> e.awsErrorDetails().errorCode().equals("AccessDenied"));
    assertThatExceptionOfType(AwsServiceException.class)
        .isThrownBy(
            () -> sts(key).assumeRole(r -> r.roleArn("not-an-arn-at-all!!").roleSessionName("ada")))
        .withMessageContaining("not-an-arn-at-all!! is invalid")
        .matches(e -> e.awsErrorDetails().errorCode().equals("ValidationError"));
  }

  @Test
  void a_web_identity_token_needs_no_signature() {
    var assumed = assume(IdentityToken.ofGitHub("repo:org/repo:environment:prod", secretKey()));

    assertThat(lambda(session(assumed.credentials())).listFunctions().functions()).isEmpty();
    assertThat(assumed.subjectFromWebIdentityToken()).isEqualTo("repo:org/repo:environment:prod");
    assertThat(assumed.provider())
        .isEqualTo("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com");
  }

  @Test
  void without_the_right_token_nobody_gets_credentials() {
    for (String wrong :
        List.of("guessed", "a.b.c", IdentityToken.ofGitHub("repo:org/repo:ref:x", "guessed"))) {
      assertThatExceptionOfType(InvalidIdentityTokenException.class)
          .isThrownBy(() -> assume(wrong))
          .matches(e -> e.awsErrorDetails().errorCode().equals("InvalidIdentityToken"));
    }
  }

  @Test
  void an_expired_token_is_refused() {
    Map<String, Object> claims = Map.of("iss", "https://idp", "sub", "pod", "exp", 1L);

    assertThatExceptionOfType(ExpiredTokenException.class)
        .isThrownBy(() -> assume(IdentityToken.signed(claims, secretKey())));
  }

  @Test
  void without_a_signature_nothing_else_is_answered() {
    assertThatExceptionOfType(AwsServiceException.class)
        .isThrownBy(
            () ->
                sts(AnonymousCredentialsProvider.create())
                    .assumeRole(r -> r.roleArn(ROLE).roleSessionName("ada")))
        .withMessageContaining("missing Authentication Token");
    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() -> lambda(AnonymousCredentialsProvider.create()).listFunctions())
        .withMessageContaining("Missing Authentication Token");
  }

  private String secretKey() {
    return Objects.requireNonNull(aws.environment().get("AWS_SECRET_ACCESS_KEY"));
  }

  private AssumeRoleWithWebIdentityResponse assume(String token) {
    return sts(AnonymousCredentialsProvider.create())
        .assumeRoleWithWebIdentity(
            r -> r.roleArn(ROLE).roleSessionName("pod").webIdentityToken(token));
  }

  private static AwsCredentialsProvider session(
      software.amazon.awssdk.services.sts.model.Credentials issued) {
    return StaticCredentialsProvider.create(
        AwsSessionCredentials.create(
            issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken()));
  }

  private StsClient sts(AwsCredentialsProvider credentials) {
    return StsClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(aws.endpoint())
        .credentialsProvider(credentials)
        .build();
  }

  private LambdaClient lambda(AwsCredentialsProvider credentials) {
    return LambdaClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(aws.endpoint())
        .credentialsProvider(credentials)
        .build();
  }
}
