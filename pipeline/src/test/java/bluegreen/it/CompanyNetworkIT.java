package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.model.AcceleratedTime;
import bluegreen.it.Program.Ended;
import bluegreen.rehearsal.Stage;
import bluegreen.report.ExitCode;
import bluegreen.world.TestFunction;
import bluegreen.world.World;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** AWS and the public URL behind a certificate authority and a proxy of one's own. */
@Timeout(120)
class CompanyNetworkIT {
  /** It asks AWS, and looks at the public URL at the end. */
  private static final String RELEASE = "release --function lotto --image lotto:good --url ";

  /** A five-minute canary takes a second. */
  private static final double SPEED = 300;

  @TempDir private Path home;
  private EmbeddedAws aws;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void boot() {
    aws =
        Stage.boot(
            AwsSettings.of(new TestFunction()).withTime(new AcceleratedTime(SPEED)),
            World.bundle());
    environment.putAll(Stage.environment(aws));
    environment.put("HOME", home.toString());
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void a_certificate_authority_of_a_variable() throws Exception {
    try (Front tls = Front.tls(aws.endpoint(), home);
        Front web = Front.tls(aws.url(), Files.createDirectory(home.resolve("web")))) {
      environment.put("AWS_ENDPOINT_URL", "https://localhost:" + tls.port());
      String url = "https://localhost:" + web.port() + "/";
      assertThat(run("status --function lotto").out())
          .contains("its certificate is not trusted", "AWS_CA_BUNDLE");

      Path both = home.resolve("both.pem");
      Files.writeString(
          both,
          Files.readString(home.resolve("ca.pem")) + Files.readString(home.resolve("web/ca.pem")));
      environment.put("AWS_CA_BUNDLE", both.toString());

      assertReleased(url);
    }
  }

  @Test
  void a_certificate_authority_of_a_profile() throws Exception {
    try (Front tls = Front.tls(aws.endpoint(), home)) {
      environment.put("AWS_ENDPOINT_URL", "https://localhost:" + tls.port());
      Files.createDirectory(home.resolve(".aws"));
      Files.writeString(
          home.resolve(".aws/config"), "[default]\nca_bundle = " + home.resolve("ca.pem") + "\n");

      Ended ended = run("status --function lotto");

      assertThat(ended.code()).as("%s", ended).isEqualTo(ExitCode.OK);
    }
  }

  @Test
  void a_file_that_has_no_certificates_is_refused() throws Exception {
    environment.put("AWS_CA_BUNDLE", home.resolve("none.pem").toString());
    assertRefused();

    environment.put("AWS_CA_BUNDLE", Files.writeString(home.resolve("empty.pem"), "\n").toString());
    assertRefused();

    Path key = Files.writeString(home.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nMIIB\n");
    environment.put("AWS_CA_BUNDLE", key.toString());
    assertRefused();
  }

  @Test
  void a_file_of_broken_certificates_is_named_when_it_is_needed() throws Exception {
    Path broken =
        Files.writeString(
            home.resolve("broken.pem"),
            "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
    environment.put("AWS_CA_BUNDLE", broken.toString());
    try (Front tls = Front.tls(aws.endpoint(), home)) {
      environment.put("AWS_ENDPOINT_URL", "https://localhost:" + tls.port());

      assertThat(run("status --function lotto").out())
          .contains("the certificate authorities in " + broken + " can't be read");
    }
  }

  private void assertRefused() throws InterruptedException {
    Ended ended = run("status --function lotto");

    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ended.out()).contains("can't be read", "AWS_CA_BUNDLE").doesNotContain("\tat ");
  }

  @Test
  void a_proxy() throws Exception {
    Map<String, URI> hosts = Map.of("aws.example", aws.endpoint(), "lotto.example", aws.url());
    try (Front proxy = Front.proxy(hosts, "")) {
      environment.put("AWS_ENDPOINT_URL", "http://aws.example");
      // Its requests have no path, which the JDK's server does not take.
      environment.put("AWS_ENDPOINT_URL_CLOUDWATCH", aws.endpoint().toString());
      environment.put("HTTP_PROXY", "http://127.0.0.1:" + proxy.port());

      assertReleased("http://lotto.example/");
      assertThat(proxy.seen()).contains("aws.example", "lotto.example");
    }
  }

  @Test
  void a_proxy_with_a_password() throws Exception {
    try (Front proxy = Front.proxy(Map.of("lotto.example", aws.url()), "ada:p@ss")) {
      environment.put("http_proxy", "http://ada:p%40ss@127.0.0.1:" + proxy.port());

      assertReleased("http://lotto.example/");
      assertThat(proxy.seen()).containsOnly("lotto.example");
    }
  }

  private void assertReleased(String url) throws Exception {
    Path smoke = Files.createDirectories(home.resolve("smoke"));
    Files.writeString(
        smoke.resolve("healthy.json"),
        "{\"name\": \"healthy\", \"request\": {\"path\": \"/\"}, \"expect\": {\"status\": 200}}");
    Ended ended = run(RELEASE + url + " --smoke " + smoke);

    assertThat(ended.out()).contains("HTTP 200 from version 2 at " + url);
    assertThat(ended.code()).as("%s", ended).isEqualTo(ExitCode.OK);
  }

  private Ended run(String command) throws InterruptedException {
    return Program.run(environment, LocalAws.command(command));
  }
}
