package bluegreen.embedded.runtime;

import bluegreen.embedded.model.Environments.Invocation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The log of one invocation, from START to REPORT. */
final class InvocationLog {
  private static final int TAIL = 4 * 1024;

  private final Invocation invocation;
  private final Consumer<String> sink;
  private final StringBuilder text = new StringBuilder();

  InvocationLog(Invocation invocation, Consumer<String> sink) {
    this.invocation = invocation;
    this.sink = sink;
  }

  void start() {
    add("START RequestId: " + invocation.requestId() + " Version: " + version());
  }

  void add(String line) {
    sink.accept(line);
    text.append(line).append('\n');
    if (text.length() > 4 * TAIL) {
      text.delete(0, text.length() - TAIL);
    }
  }

  /**
   * Writes the error, if there is one, and the END and REPORT lines.
   *
   * @param init how long the environment took to start, zero if it was running already. It is
   *     billed: AWS Compute Blog, "AWS Lambda standardizes billing for INIT Phase", 2025
   * @param peak the environment's peak memory in MB; empty where the system does not report it
   */
  void end(InvocationOutcome outcome, Duration duration, Duration init, OptionalLong peak) {
    outcome.message().lines().forEach(this::add);
    add("END RequestId: " + invocation.requestId());
    StringBuilder report = new StringBuilder("REPORT RequestId: ").append(invocation.requestId());
    field(report, "Duration", millis(outcome.limit().orElse(duration)), "ms");
    field(report, "Billed Duration", Math.ceilDiv(duration.plus(init).toNanos(), 1_000_000), "ms");
    field(report, "Memory Size", invocation.version().memorySize(), "MB");
    peak.ifPresent(megabytes -> field(report, "Max Memory Used", megabytes, "MB"));
    if (!init.isZero()) {
      field(report, "Init Duration", millis(init), "ms");
    }
    add(report.append(outcome.status()).toString());
  }

  /** The last 4 KB, which {@code Invoke} returns for {@code LogType: Tail}. */
  String tail() {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    int from = Math.max(0, bytes.length - TAIL);
    return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
  }

  private String version() {
    return invocation.version().version();
  }

  private static void field(StringBuilder report, String name, Object value, String unit) {
    report.append('\t').append(name).append(": ").append(value).append(' ').append(unit);
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.2f", duration.toNanos() / 1e6);
  }
}
