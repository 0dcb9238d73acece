package bluegreen.report;

import bluegreen.ports.evidence.Failure;
import bluegreen.verdict.Counts;
import bluegreen.verdict.Verdict;
import bluegreen.verdict.Verdict.Ground;
import bluegreen.verdict.Verdict.Healthy;
import bluegreen.verdict.Verdict.Inconclusive;
import bluegreen.verdict.Verdict.Numbers;
import bluegreen.verdict.Verdict.Worse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A verdict, in words and as JSON. */
public final class VerdictText {
  private static final int STACK_LINES = 4;

  private VerdictText() {}

  /** In a sentence without an end, such as {@code healthy: 0 of 80 answers bad, blue 2 of 720}. */
  public static String of(Verdict verdict) {
    String counts = counts(verdict.numbers());
    return switch (verdict) {
      case Worse(Ground ground, Numbers numbers) ->
          switch (ground) {
            case ERRORS -> "it answers worse: " + counts + likely(numbers.byChance(), "good");
            case SLOWNESS ->
                "it answers more slowly: " + counts + likely(numbers.byChance(), "good");
            case ALL_FAILED -> "all of its answers are bad: " + counts;
          };
      case Healthy(Numbers numbers) ->
          "healthy: " + counts + likely(numbers.unseen(), "worse");
      case Inconclusive(Numbers numbers, var missing) ->
          "too little was seen of it: "
              + counts
              + (missing.isPresent()
                  ? "; about %d more requests to it would do".formatted(missing.getAsLong())
                  : "");
    };
  }

  /** In two or three words, for one line among others. */
  static String brief(Verdict verdict) {
    return switch (verdict) {
      case Worse _ -> "worse";
      case Healthy _ -> "healthy";
      case Inconclusive(Numbers numbers, var missing) when missing.isPresent() ->
          "seen %d of about %d"
              .formatted(
                  numbers.green().requests(), numbers.green().requests() + missing.getAsLong());
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
                "Most often (%d times%s): %s".formatted(failure.times(), Foreign.line(where), first)),
            lines.stream().skip(1).map(line -> "  " + line.strip()))
        .toList();
  }

  /** An object whose {@code kind} names the verdict. */
  public static Map<String, @Nullable Object> json(Verdict verdict) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(
        "kind",
        switch (verdict) {
          case Worse _ -> "WORSE";
          case Healthy _ -> "HEALTHY";
          case Inconclusive _ -> "INCONCLUSIVE";
        });
    if (verdict instanceof Worse worse) {
      json.put("ground", worse.ground());
    }
    if (verdict instanceof Inconclusive thin) {
      json.put("missing", thin.missing().isPresent() ? thin.missing().getAsLong() : null);
    }
    Numbers numbers = verdict.numbers();
    json.put("green", numbers.green());
    json.put("blue", numbers.blue());
    json.put("byChance", numbers.byChance());
    json.put("unseen", numbers.unseen());
    json.put("range", List.of(numbers.range().least(), numbers.range().most()));
    json.put("counting", numbers.counting());
    return json;
  }

  private static String counts(Numbers numbers) {
    return "%s answers bad, blue %s".formatted(counts(numbers.green()), counts(numbers.blue()));
  }

  private static String counts(Counts counts) {
    return counts.bad() + " of " + counts.requests();
  }

  /** A bound on how often that happens by chance, as one in so many releases. */
  private static String likely(double probability, String release) {
    long one = Math.round(1 / Math.max(probability, 1e-12));
    String many = one > 1_000_000 ? "a million" : String.format(Locale.ROOT, "%,d", one);
    return " (by chance in less than one of %s %s releases)".formatted(many, release);
  }
}
