package bluegreen.report;

import bluegreen.ports.evidence.Failure;
import bluegreen.verdict.Counts;
import bluegreen.verdict.Evidence;
import bluegreen.verdict.Finding;
import bluegreen.verdict.Kind;
import bluegreen.verdict.Verdict;
import bluegreen.verdict.Verdict.Healthy;
import bluegreen.verdict.Verdict.Inconclusive;
import bluegreen.verdict.Verdict.Worse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A verdict, in words and as JSON. */
public final class VerdictText {
  private static final int STACK_LINES = 4;
  private static final long MANY = 1_000_000;

  private VerdictText() {}

  /** In a sentence without an end, such as {@code healthy: 0 of 80 answers bad, blue 2 of 720}. */
  public static String of(Verdict verdict) {
    String counts = counts(verdict.evidence().findings().getFirst());
    return switch (verdict) {
      case Worse(var ground, Evidence evidence) ->
          switch (ground) {
            case ERRORS -> "it answers worse: " + counts + likely(evidence.probability(), "good");
            case SLOWNESS ->
                "it answers more slowly: " + counts + likely(evidence.probability(), "good");
            case FAILS_EVERY_REQUEST -> "all of its answers are bad: " + counts;
          };
      case Healthy(boolean blueIsWorse, Evidence evidence) ->
          "healthy: "
              + counts
              + likely(unseen(evidence), "worse")
              + (blueIsWorse ? "; the version before answered worse" : "");
      case Inconclusive(boolean _, var missing, Evidence _) ->
          "too little was seen of it: "
              + counts
              + (missing.further().isPresent()
                  ? "; about %d more requests to it would do"
                      .formatted(missing.further().getAsLong())
                  : "");
    };
  }

  /** In two or three words, for one line among others. */
  static String brief(Verdict verdict) {
    return switch (verdict) {
      case Worse _ -> "worse";
      case Healthy _ -> "healthy";
      case Inconclusive(boolean _, var missing, Evidence _) when missing.further().isPresent() ->
          "seen %d of about %d"
              .formatted(missing.seen(), missing.seen() + missing.further().getAsLong());
      case Inconclusive _ -> "not clear yet";
    };
  }

  /** A failure with the first lines of its stack. */
  static List<String> of(Failure failure) {
    List<String> lines = failure.text().lines().limit(STACK_LINES).map(Foreign::line).toList();
    String where =
        failure.path().map(path -> " at " + path).orElse("")
            + failure.request().map(id -> ", request " + id).orElse("");
    String first = lines.isEmpty() ? Foreign.line(failure.kind()) : lines.getFirst();
    return Stream.concat(
            Stream.of(
                "Most often (%d times%s): %s"
                    .formatted(failure.times(), Foreign.line(where), first)),
            lines.stream().skip(1).map(line -> "  " + line.strip()))
        .toList();
  }

  /** An object whose {@code kind} names the verdict. */
  public static Map<String, @Nullable Object> json(Verdict verdict) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    switch (verdict) {
      case Worse worse -> {
        json.put("kind", "WORSE");
        json.put("ground", worse.ground());
      }
      case Healthy healthy -> {
        json.put("kind", "HEALTHY");
        json.put("blueIsWorse", healthy.blueIsWorse());
      }
      case Inconclusive thin -> {
        json.put("kind", "INCONCLUSIVE");
        var further = thin.missing().further();
        json.put("missing", further.isPresent() ? further.getAsLong() : null);
      }
    }
    Finding first = verdict.evidence().findings().getFirst();
    json.put("green", json(first.green()));
    json.put("blue", json(first.blue()));
    json.put(
        "slowAbove", first.kind() instanceof Kind.Slow(Duration above) ? above.toMillis() : null);
    json.put("byChance", verdict.evidence().probability());
    json.put("unseen", unseen(verdict.evidence()));
    json.put("range", List.of(first.intervals().green().low(), first.intervals().green().high()));
    json.put("counting", first.counting());
    return json;
  }

  private static Map<String, Long> json(Counts counts) {
    Map<String, Long> json = new LinkedHashMap<>();
    json.put("requests", counts.requests());
    json.put("bad", counts.bad());
    return json;
  }

  /** At least as high as the probability that a version that is worse ever looks so good. */
  private static double unseen(Evidence evidence) {
    return Math.min(1, Math.exp(-evidence.excluded()));
  }

  private static String counts(Finding finding) {
    String what =
        switch (finding.kind()) {
          case Kind.Errors _ -> "answers bad";
          case Kind.Slow(Duration above) -> "answers took more than " + above.toMillis() + " ms";
        };
    return "%s %s, blue %s".formatted(counts(finding.green()), what, counts(finding.blue()));
  }

  private static String counts(Counts counts) {
    return counts.bad() + " of " + counts.requests();
  }

  /** A bound on how often that happens by chance, as one in so many releases. */
  private static String likely(double probability, String release) {
    long one = probability * MANY < 1 ? MANY : (long) (1 / probability);
    return " (by chance in less than one of %s %s releases)"
        .formatted(String.format(Locale.ROOT, "%,d", one), release);
  }
}
