package bluegreen.it;

import bluegreen.actions.Run;
import bluegreen.actions.Run.Timing;
import bluegreen.embedded.EmbeddedAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the time goes from a push to the first request that the public puts to its version. */
record TimeToCanary(Instant push, AtomicReference<@Nullable Instant> request) {
  private static final Path REPORT = Path.of("target", "first-canary.md");

  /** Looks out for the first request to {@code version}; the push is now. */
  static TimeToCanary of(String version, EmbeddedAws aws) {
    TimeToCanary canary = new TimeToCanary(Instant.now(), new AtomicReference<>());
    aws.onExchange(
        exchange -> {
          if (exchange.version().filter(version::equals).isPresent()) {
            canary.request.compareAndSet(null, Instant.now());
          }
        });
    return canary;
  }

  /** Writes a table, for the summary of the job that runs this, if there is one. */
  void report(Run run) throws IOException {
    Instant first = request.get();
    if (first == null) {
      throw new IllegalStateException("nobody has asked the canary");
    }
    List<Timing> timings = run.timings().filter(t -> t.start().isBefore(first)).toList();
    String table =
        """
        ### From the push to the first canary request: %.1f s

        | step | begins | takes |
        |---|--:|--:|
        %s
        | in it, to the first canary request | | %.1f |
        """
            .formatted(
                seconds(push, first),
                timings.stream().map(this::row).collect(Collectors.joining("\n")),
                seconds(timings.getLast().start(), first));
    Files.writeString(REPORT, table);
    String page = System.getenv("GITHUB_STEP_SUMMARY");
    if (page != null) {
      Files.writeString(Path.of(page), table, StandardOpenOption.APPEND);
    }
  }

  private String row(Timing timing) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f |",
        timing.job() + ": " + timing.step(),
        seconds(push, timing.start()),
        seconds(timing.start(), timing.end()));
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
