package bluegreen.it;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** moto's server: a stand-in for the services of AWS that the embedded one has not. */
final class MotoServer implements AutoCloseable {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "MOTO_IAM_LOAD_MANAGED_POLICIES", "true",
          "MOTO_ACM_VALIDATION_WAIT", "1",
          "PYTHONUNBUFFERED", "1");

  private final Program program;
  private final URI endpoint;

  private MotoServer(Program program, URI endpoint) {
    this.program = program;
    this.endpoint = endpoint;
  }

  static MotoServer start() throws InterruptedException {
    Program program =
        Program.start(
            ENVIRONMENT, List.of("moto_server", "-H", "127.0.0.1", "-p", "0"), Program.HERE);
    String running = program.err().await("Running on ");
    return new MotoServer(program, URI.create(running.substring(running.indexOf("http"))));
  }

  URI endpoint() {
    return endpoint;
  }

  /** Creates a public zone, as the owner of a domain has. */
  void zone(String name) throws IOException, InterruptedException {
    Http.post(
        endpoint.resolve("/2013-04-01/hostedzone"),
        Map.of("Authorization", "AWS4-HMAC-SHA256 Credential=a/20260101/a/route53/aws4_request"),
        """
        <CreateHostedZoneRequest><Name>%s</Name><CallerReference>test</CallerReference>\
        </CreateHostedZoneRequest>
        """
            .formatted(name));
  }

  @Override
  public void close() {
    program.close();
  }
}
