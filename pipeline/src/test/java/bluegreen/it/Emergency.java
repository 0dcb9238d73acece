package bluegreen.it;

import bluegreen.it.Runbook.Seen;
import bluegreen.rehearsal.Load;
import bluegreen.world.Credentials;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A situation in which somebody opens the runbook. */
final class Emergency implements AutoCloseable {
  /** A five-minute canary takes 100 seconds: it is in flight whatever the machine does. */
  private static final int SLOW = 3;

  private static final int FAST = 60;
  private static final int REQUESTS_A_SECOND = 50;
  private static final String RELEASE = "release --function lotto --image lotto:";

  /** On the page the public URL is an example. */
  private static final String EXAMPLE_URL = "https://lotto.example.com/";

  /** How far a deployment has come, and what is waited for: what is seen of it depends on time. */
  private static final Pattern PROGRESS =
      Pattern.compile("[█░]+ .*|… .*|d-\\w+ .*(InProgress|Succeeded|Stopped|Pending)");

  private final LocalAws local;
  private @Nullable Program release;

  private Emergency(int speed) throws InterruptedException {
    local = LocalAws.boot(speed);
    Map<String, String> environment = local.environment();
    environment.put("GITHUB_ACTOR", "ada");
    environment.put("PATH", Program.HERE + ":" + System.getenv("PATH"));
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    environment.put("AWS_PAGER", "");
  }

  /** Version 2 has a tenth of the traffic. */
  static Emergency releaseInFlight() throws InterruptedException {
    Emergency emergency = new Emergency(SLOW);
    emergency.release();
    return emergency;
  }

  /** Version 2 serves all traffic. */
  static Emergency released() throws InterruptedException {
    Emergency emergency = new Emergency(FAST);
    emergency.local.run(RELEASE + "good");
    return emergency;
  }

  /** Version 2 serves, and somebody has sent a tenth of its traffic to version 1. */
  static Emergency leftoverWeights() throws InterruptedException {
    Emergency emergency = released();
    emergency.pointAlias("2", Map.of("1", 0.1));
    return emergency;
  }

  /** Version 2 serves, and version 3 was rolled back by its alarm. */
  static Emergency rolledBackByAlarm() throws InterruptedException {
    Emergency emergency = released();
    try (Load _ = new Load(emergency.local.url(), REQUESTS_A_SECOND)) {
      emergency.local.run(RELEASE + "bad --verdict informs");
    }
    return emergency;
  }

  /** Starts a release and waits until its deployment shifts traffic. */
  void release() throws InterruptedException {
    release = local.start(RELEASE + "good");
    release.err().await("AllowTraffic InProgress");
  }

  /** How that release ended. */
  String releaseEnded() throws InterruptedException {
    return Optional.ofNullable(release).orElseThrow().end().out();
  }

  /** Points the alias at a version, with weights. */
  void pointAlias(String version, Map<String, Double> weights) {
    try (LambdaClient lambda =
        LambdaClient.builder()
            .endpointOverride(URI.create(local.environment().get("AWS_ENDPOINT_URL")))
            .region(Region.of(local.environment().get("AWS_REGION")))
            .credentialsProvider(Credentials.of(local.environment()))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      lambda.updateAlias(
          a ->
              a.functionName("lotto")
                  .name("live")
                  .functionVersion(version)
                  .routingConfig(r -> r.additionalVersionWeights(weights)));
    }
  }

  /** What {@code status} and {@code history} show, if version {@code bad} is the bad one. */
  Seen seen(int bad) throws InterruptedException {
    List<String> status = lines("status");
    List<String> history =
        lines("history").stream().skip(1).map(line -> line.substring(1).strip()).toList();
    return new Seen(value("deployment", status), value("serves", status), history, bad);
  }

  private static String value(String name, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElseThrow();
  }

  private List<String> lines(String command) throws InterruptedException {
    return local.run(command + " --function lotto").outLines();
  }

  /** Runs commands as the page has them, and says what is printed, without progress. */
  Program.Ended types(String commands) throws InterruptedException {
    String script = "exec 2>&1\n" + commands.replace(EXAMPLE_URL, local.url().toString());
    Program.Ended ended = Program.run(local.environment(), List.of("sh", "-c", script));
    List<String> told =
        ended.outLines().stream()
            .filter(line -> !PROGRESS.matcher(line).matches())
            .collect(Collectors.toList());
    return new Program.Ended(ended.code(), told, ended.errLines());
  }

  @Override
  public void close() {
    if (release != null) {
      release.close();
    }
    local.close();
  }
}
