package bluegreen.actions.standin;

import bluegreen.actions.Action;
import bluegreen.actions.Action.Use;
import bluegreen.actions.Hub;
import bluegreen.actions.Machine;
import bluegreen.world.IdentityToken;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.sts.StsClient;

/** Gives a job credentials of an AWS role, and logs it in to ECR. */
final class Aws {
  private static final String KEY = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
  private static final String TOKEN = "AWS_SESSION_TOKEN";

  private Aws() {}

  static Action credentials() {
    return new Action(Set.of("role-to-assume", "aws-region", "role-duration-seconds"), Aws::assume);
  }

  static Action login() {
    return new Action(Set.of(), Aws::login);
  }

  private static Map<String, String> assume(Use use) {
    use.requirePermission("id-token", "write");
    String role = use.require("role-to-assume");
    if (!role.startsWith("arn:aws:iam::")) {
      throw new IllegalArgumentException("role-to-assume has to be an ARN");
    }
    Machine machine = use.machine();
    machine.export("AWS_REGION", use.require("aws-region"));
    machine.export("AWS_DEFAULT_REGION", use.require("aws-region"));
    String token =
        IdentityToken.ofGitHub(
            variable(machine.variables(), Hub.SUBJECT), use.run().hub().settings().identityKey());
    session(machine.variables(), role, token)
        .forEach(
            (name, secret) -> {
              machine.mask(secret);
              machine.export(name, secret);
            });
    return Map.of();
  }

  private static Map<String, String> session(
      Map<String, String> variables, String role, String token) {
    try (StsClient sts =
        StsClient.builder()
            .endpointOverride(URI.create(variable(variables, "AWS_ENDPOINT_URL")))
            .region(Region.of(variable(variables, "AWS_REGION")))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      var issued =
          sts.assumeRoleWithWebIdentity(
                  r -> r.roleArn(role).roleSessionName("GitHubActions").webIdentityToken(token))
              .credentials();
      return Map.of(
          KEY,
          issued.accessKeyId(),
          SECRET,
          issued.secretAccessKey(),
          TOKEN,
          issued.sessionToken());
    }
  }

  private static Map<String, String> login(Use use) throws IOException {
    AuthorizationData data;
    try (EcrClient ecr = client(use.machine().variables())) {
      data = ecr.getAuthorizationToken().authorizationData().getFirst();
    }
    String token =
        new String(Base64.getDecoder().decode(data.authorizationToken()), StandardCharsets.UTF_8);
    String password = token.substring(token.indexOf(':') + 1);
    use.machine().mask(password);
    String registry = URI.create(data.proxyEndpoint()).getAuthority();
    Image.builder(use.run()).login(use.machine(), registry, password);
    return Map.of("registry", registry);
  }

  static EcrClient client(Map<String, String> variables) {
    return EcrClient.builder()
        .endpointOverride(URI.create(variable(variables, "AWS_ENDPOINT_URL")))
        .region(Region.of(variable(variables, "AWS_REGION")))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create(
                    variable(variables, KEY),
                    variable(variables, SECRET),
                    variable(variables, TOKEN))))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static String variable(Map<String, String> variables, String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("there is no " + name + ": which step sets it?");
    }
    return value;
  }
}
