package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import bluegreen.report.ExitCode;
import bluegreen.world.Credentials;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;

/** {@code bluegreen local}, from its first line to its end. */
@Timeout(120)
class LocalIT {
  private static final int SPEED = 60;
  private static final int SIGINT = 2;

  private static LocalAws shared;

  @BeforeAll
  static void boot() throws InterruptedException {
    shared = LocalAws.boot(SPEED);
  }

  @AfterAll
  static void close() {
    shared.close();
  }

  @Test
  void it_prints_what_another_shell_evaluates_and_then_ready() throws Exception {
    get(shared);

    assertThat(String.join("\n", shared.program().out().soFar()))
        .matches(
            """
            export AWS_ACCESS_KEY_ID=LOCAL[A-Z2-7]{27}
            export AWS_DEFAULT_REGION=eu-central-1
            export AWS_ENDPOINT_URL=http://127.0.0.1:[0-9]+
            export AWS_REGION=eu-central-1
            export AWS_SECRET_ACCESS_KEY=[A-Z2-7]{54}
            export BLUEGREEN_URL=http://127.0.0.1:[0-9]+
            ready\
            """);
  }

  @Test
  void it_tells_people_where_the_public_is_how_fast_the_clock_runs_and_how_to_stop_it() {
    assertThat(shared.program().err().soFar())
        .containsExactly(
            "The public's URL is " + shared.url(),
            "AWS's clock runs 60 times as fast as yours, so its times are ahead.",
            "In another shell, evaluate the lines that begin with export; then: bluegreen status"
                + " --function lotto",
            "Ctrl-C stops it and forgets everything.");
  }

  @Test
  void it_does_not_stay_if_nobody_can_read_how_to_use_it() throws Exception {
    Program.Ended ended =
        Program.run(
            Map.of(),
            List.of("sh", "-c", Program.LAUNCHER + " local --port 0 --http-port 0 >/dev/full"));

    assertThat(ended.code()).as("%s", ended).isEqualTo(ExitCode.ERROR);
    assertThat(ended.err()).contains("standard output can't be written");
  }

  @Test
  void the_public_gets_six_numbers_from_version_1() throws Exception {
    HttpResponse<String> answer = get(shared);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Lotto-Version")).contains("1");
    assertThat(answer.body()).matches("\\[\\d+(,\\d+){5}]");
  }

  @Test
  void three_different_images_wait_to_be_released() throws Exception {
    Map<String, String> digests = new TreeMap<>();
    try (EcrClient ecr = ecr(shared)) {
      ecr.describeImages(r -> r.repositoryName("lotto"))
          .imageDetails()
          .forEach(image -> digests.put(image.imageTags().getFirst(), image.imageDigest()));
    }

    assertThat(digests).containsOnlyKeys("first", "good", "bad");
    assertThat(digests.values()).doesNotHaveDuplicates();
    assertThat(shared.run("status --function lotto").out()).contains(digests.get("first"));
  }

  @Test
  void a_taken_port_is_reported_in_one_line() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertRefused(port, "local --port 0 --http-port " + port, "load balancer");
      assertRefused(port, "local --http-port 0 --port " + port, "AWS endpoint");
      assertRefused(port, "rehearse --http-port " + port, "load balancer");
    }
  }

  private static void assertRefused(int port, String command, String what)
      throws InterruptedException {
    Program.Ended ended = Program.run(Map.of(), LocalAws.command(command));

    assertThat(ended.code()).isEqualTo(ExitCode.ERROR);
    assertThat(ended.outLines()).isEmpty();
    assertThat(ended.errLines()).singleElement().asString().contains(what, "port " + port);
  }

  @Test
  void a_command_runs_with_it_and_ends_it() throws Exception {
    List<String> command = LocalAws.command("local --port 0 --http-port 0 sh -c");
    command.add("env; curl -s $BLUEGREEN_URL/ || exit 8; exit 7");

    Program.Ended ended = Program.run(Map.of(), command);

    assertThat(ended.code()).as("%s", ended).isEqualTo(7);
    assertThat(ended.outLines())
        .anyMatch(line -> line.matches("AWS_ACCESS_KEY_ID=LOCAL[A-Z2-7]{27}"))
        .anyMatch(line -> line.matches("\\[\\d+(,\\d+){5}]"))
        .noneMatch(line -> line.startsWith("export "));
  }

  @Test
  void a_command_that_is_none_is_reported() throws Exception {
    Program.Ended ended =
        Program.run(Map.of(), LocalAws.command("local --port 0 --http-port 0 no-such-command"));

    assertThat(ended.code()).isEqualTo(ExitCode.ERROR);
    assertThat(ended.errLines()).last().asString().contains("\"no-such-command\"");
  }

  @Test
  void sigterm_ends_it_with_all_its_processes() throws Exception {
    try (LocalAws local = LocalAws.boot(SPEED)) {
      List<ProcessHandle> children = withChildren(local);

      assertThat(local.program().terminate().code()).isEqualTo(143);

      assertThat(children).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  void ctrl_c_ends_it_with_all_its_processes() throws Exception {
    assumeFalse(ignored(SIGINT), "this process ignores Ctrl-C, and so would the command");
    try (LocalAws local = LocalAws.boot(SPEED)) {
      List<ProcessHandle> children = withChildren(local);

      assertThat(local.program().interrupt().code()).isEqualTo(130);

      assertThat(children).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  void kill_9_leaves_no_process_behind() throws Exception {
    try (LocalAws local = LocalAws.boot(SPEED)) {
      List<ProcessHandle> children = withChildren(local);

      local.program().kill();

      // The watchdog ends them.
      CompletableFuture.allOf(
              children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
          .join();
    }
  }

  /** Has the function run, and gives the processes that run it. */
  private static List<ProcessHandle> withChildren(LocalAws local) throws Exception {
    get(local);
    List<ProcessHandle> children = local.program().descendants();
    assertThat(children).hasSizeGreaterThan(1);
    return children;
  }

  private static HttpResponse<String> get(LocalAws local) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(local.url()).build(), BodyHandlers.ofString());
    }
  }

  private static EcrClient ecr(LocalAws local) {
    return EcrClient.builder()
        .endpointOverride(local.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(Credentials.of(local.environment()))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** A process inherits which signals are ignored: in the background of a shell, Ctrl-C is. */
  private static boolean ignored(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
          .anyMatch(mask -> mask.testBit(signal - 1));
    }
  }
}
