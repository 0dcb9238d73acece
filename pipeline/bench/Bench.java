import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Measures whole commands, from the launcher's start to its exit, in rounds with one command of
 * each kind.
 */
final class Bench {
  /** Starts without what the launcher prepared after the build: help pages and AOT cache. */
  private static final Map<String, String> UNPREPARED = Map.of("BLUEGREEN_UNPREPARED", "true");

  /** No round starts later than this, so a busy machine runs fewer. */
  private static final Duration ENOUGH = Duration.ofSeconds(90);

  private static final int CONNECTIONS = 8;
  private static final Duration WINDOW = Duration.ofSeconds(3);

  /** The most windows of the warm-up. */
  private static final int WINDOWS = 15;

  private static final int INVOCATIONS = 100;
  private static final double CANARY_SECONDS = 300;
  private static final Pattern DEPLOYMENT = Pattern.compile("Deployment (d-\\w+) shifts");
  private static final Pattern CREATED = Pattern.compile("\"createTime\":([\\d.E]+)");
  private static final Pattern COMPLETED = Pattern.compile("\"completeTime\":([\\d.E]+)");
  private static final Pattern DURATION = Pattern.compile("\tDuration: ([\\d.]+) ms");
  private static final String EVENT =
      """
      {"httpMethod": "GET", "path": "/", "queryStringParameters": {}, "headers": {}, "body": "",
       "isBase64Encoded": false, "requestContext": {"elb": {"targetGroupArn": "bench"}}}\
      """;

  private final Path home = Path.of(System.getProperty("bluegreen.home"));
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Results results = new Results();
  private final int rounds;
  private int played;

  private Bench(boolean quick) {
    this.rounds = quick ? 2 : 5;
  }

  public static void main(String[] args) throws Exception {
    Usage.check(
        List.of(args),
        "--quick",
        "Usage: run [--quick]\nMeasures the tool and the embedded AWS; --quick runs fewer rounds.");
    new Bench(List.of(args).contains("--quick")).run();
    System.exit(0);
  }

  private void run() throws Exception {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    List<String> floor = floor();
    long began = System.nanoTime();
    for (; played < rounds && System.nanoTime() - began < ENOUGH.toNanos(); played++) {
      System.err.printf("bench: round %d of %d%n", played + 1, rounds);
      starts(floor);
      // In each round the canary ends at another time between two polls of the tool.
      double speed = CANARY_SECONDS / (1 + (double) played / rounds);
      try (Local local = boot(Map.of(), speed, Measure.BOOT, Measure.PUBLIC)) {
        commands(local, speed);
      }
      boot(UNPREPARED, speed, Measure.BOOT_COLD, Measure.PUBLIC_COLD).close();
    }
    System.err.println("bench: load");
    try (Local local = boot(Map.of(), 1, Measure.BOOT, Measure.PUBLIC)) {
      load(local);
    }
    results.print();
    footnotes(load);
  }

  private void starts(List<String> floor) throws IOException {
    results.add(Measure.FLOOR, Command.run(Map.of(), floor, line -> {}));
    results.add(Measure.HELP, time(Map.of(), "--help"));
    results.add(Measure.VERSION, time(Map.of(), "--version"));
    results.add(Measure.HELP_COLD, time(UNPREPARED, "--help"));
  }

  private void commands(Local local, double speed) throws IOException {
    Map<String, String> environment = local.environment();
    Map<String, String> unprepared = new HashMap<>(environment);
    unprepared.putAll(UNPREPARED);
    results.add(Measure.STATUS, time(environment, "status", "--function", "lotto"));
    results.add(Measure.STATUS_COLD, time(unprepared, "status", "--function", "lotto"));
    release(local, speed);
    rollback(local, "1");
    rollback(local, "2", "--to", "2", "--force");
  }

  private void release(Local local, double speed) throws IOException {
    List<CompletableFuture<Long>> ended = new ArrayList<>();
    List<String> deployment = new ArrayList<>();
    List<Long> smoke = new ArrayList<>();
    double seconds =
        Command.run(
            local.environment(),
            launcher("release", "--function", "lotto", "--image", "lotto:good"),
            line -> {
              if (line.contains("published") || (line.startsWith("  ") && smoke.size() == 1)) {
                smoke.add(System.nanoTime());
              }
              DEPLOYMENT
                  .matcher(line)
                  .results()
                  .map(match -> match.group(1))
                  .peek(deployment::add)
                  .map(local::succeeded)
                  .forEach(ended::add);
            });
    long exit = System.nanoTime();
    String info = local.deployment(deployment.getFirst());
    double codeDeploy = (number(COMPLETED, info) - number(CREATED, info)) / speed;
    double coldStart = seconds(smoke.get(0), smoke.get(1));
    results.add(Measure.RELEASE, seconds);
    results.add(Measure.CODE_DEPLOY, codeDeploy);
    results.add(Measure.COLD_START, coldStart);
    results.add(Measure.OWN, seconds - codeDeploy - coldStart);
    results.add(Measure.END, seconds(ended.getFirst().join(), exit));
  }

  private void rollback(Local local, String version, String... options) throws IOException {
    CompletableFuture<Long> moved = local.moved(version);
    List<String> line = launcher("rollback", "--function", "lotto");
    line.addAll(List.of(options));
    long began = System.nanoTime();
    results.add(Measure.ROLLBACK_EXIT, Command.run(local.environment(), line, text -> {}));
    results.add(Measure.ROLLBACK, seconds(began, moved.join()));
  }

  private void load(Local local) throws InterruptedException {
    warmUp(local);
    for (int i = 0; i < rounds; i++) {
      Load all = Load.on(local.url(), CONNECTIONS, Duration.ofSeconds(2));
      results.add(Measure.RATE, all.rate());
      results.add(Measure.P50, all.millis(0.5));
      results.add(Measure.P99, all.millis(0.99));
      Load one = Load.on(local.url(), 1, Duration.ofMillis(500));
      double function = function(local);
      results.add(Measure.ALONE, one.millis(0.5));
      results.add(Measure.FUNCTION, function);
      results.add(Measure.ADDED, one.millis(0.5) - function);
    }
  }

  /**
   * Until the JIT compilers are done: two windows in a row are less than 5 % faster than the best.
   */
  private static void warmUp(Local local) throws InterruptedException {
    double best = 0;
    for (int i = 0, slower = 0; i < WINDOWS && slower < 2; i++) {
      double rate = Load.on(local.url(), CONNECTIONS, WINDOW).rate();
      slower = rate < 1.05 * best ? slower + 1 : 0;
      best = Math.max(best, rate);
    }
  }

  /** Milliseconds of an invocation without the load balancer, by its {@code REPORT} line. */
  private static double function(Local local) {
    List<Double> durations = new ArrayList<>();
    for (int i = 0; i < INVOCATIONS; i++) {
      durations.add(number(DURATION, local.invoke(EVENT)));
    }
    return Results.median(durations);
  }

  private Local boot(Map<String, String> settings, double speed, Measure aws, Measure all)
      throws IOException {
    Local local =
        new Local(
            http, settings, launcher("local", "--port=0", "--http-port=0", "--speed=" + speed));
    local.ask();
    results.add(aws, local.age());
    local.get(local.url());
    results.add(all, local.age());
    return local;
  }

  private double time(Map<String, String> environment, String... arguments) throws IOException {
    return Command.run(environment, launcher(arguments), line -> {});
  }

  private List<String> launcher(String... arguments) {
    List<String> line = new ArrayList<>(List.of(home.resolve("pipeline/bluegreen").toString()));
    line.addAll(List.of(arguments));
    return line;
  }

  private List<String> floor() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> line = new ArrayList<>(List.of(java, "-XX:+UseSerialGC"));
    line.addAll(Floor.make(home.resolve("pipeline/target/bench")));
    return line;
  }

  private void footnotes(double load) {
    System.out.printf(
        Locale.ROOT,
"""

Medians of %d interleaved rounds, whole commands from the launcher's start, on %d cores; load average
%.1f before. *Unprepared* is without the AOT cache and the help pages that the launcher makes after a
build.
(1) Includes the cold start of the function, on a stock JVM.
(2) CodeDeploy's five-minute canary takes 1 to 2 seconds here. Its time, from createTime to
completeTime, is subtracted. Lambda's updates take about 10 ms and count as the tool's own time.
(3) %d connections, each of which sends its next request when the last is answered; measured after a
warm-up. The load generator, the load balancer and the function's processes share the cores.
(4) Median of direct invocations. Includes the way to the function's process and back.
""",
        played,
        Runtime.getRuntime().availableProcessors(),
        load,
        CONNECTIONS);
  }

  private static double number(Pattern pattern, String text) {
    return Double.parseDouble(Local.field(pattern, text));
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }
}
