package bluegreen.smoke;

import bluegreen.alb.HeaderMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The format of smoke tests, as pipeline/docs/releasing.md describes it. */
final class SmokeFormat {
  private static final int PATIENCE_MILLIS = 10_000;

  private SmokeFormat() {}

  /**
   * Reads a smoke test.
   *
   * @throws IllegalArgumentException if it is not well formed
   */
  static Check check(Members test, String fileName) {
    Optional<Check.Request> request = test.object("request").map(SmokeFormat::request);
    Optional<Expectation> expect = test.object("expect").map(SmokeFormat::expectation);
    String name = test.text("name").orElse(fileName);
    boolean safe = test.flag("safe").orElse(false);
    test.nothingElse();
    return new Check(
        name,
        required("request", request),
        required("expect", expect),
        safe ? Check.Effect.NONE : Check.Effect.UNKNOWN);
  }

  private static <T> T required(String name, Optional<T> member) {
    return member.orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  private static Check.Request request(Members request) {
    boolean multiValue = request.flag("multiValue").orElse(false);
    Check.Request read =
        new Check.Request(
            request.text("method").orElse("GET"),
            request.text("path", SmokeFormat::requirePath).orElse("/"),
            texts(request, "query", UnaryOperator.identity()),
            texts(request, "headers", UnaryOperator.identity()),
            request.text("body").orElse(""),
            multiValue ? HeaderMode.MULTI_VALUE : HeaderMode.SINGLE_VALUE);
    request.nothingElse();
    return read;
  }

  private static String requirePath(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("\"" + path + "\" does not begin with /");
    }
    return path;
  }

  private static Expectation expectation(Members expect) {
    Expectation read =
        new Expectation(
            expect.integer("status", 200, 599).orElse(200),
            texts(expect, "headers", Expectation::requirePattern),
            expect.objects("json").stream().map(SmokeFormat::condition).toList(),
            expect.object("log").map(SmokeFormat::logDemand).orElse(LogDemand.NONE),
            expect.integer("withinMillis", 1, Integer.MAX_VALUE).orElse(PATIENCE_MILLIS));
    expect.nothingElse();
    return read;
  }

  private static LogDemand logDemand(Members log) {
    Optional<String> matches = log.text("matches", Expectation::requirePattern);
    OptionalInt initMillis =
        log.integer("initMillis", 1, Integer.MAX_VALUE).stream()
            .mapToInt(Integer::intValue)
            .findFirst();
    log.nothingElse();
    return new LogDemand(matches, initMillis);
  }

  private static Condition condition(Members condition) {
    String at = condition.text("at", Condition::requirePointer).orElse("");
    List<Demand> demands =
        Stream.<Optional<? extends Demand>>of(
                condition.text("type", Demand.Type::new),
                condition.json("equal").map(Demand.Equal::new),
                condition.number("min").map(Demand.Min::new),
                condition.number("max").map(Demand.Max::new),
                condition.integer("size", 0, Integer.MAX_VALUE).map(Demand.Size::new),
                condition.flag("distinct").map(Demand.Distinct::new),
                condition.text("matches", Regex::compile).map(Demand.Matches::new))
            .<Demand>flatMap(Optional::stream)
            .toList();
    condition.nothingElse();
    return new Condition(at, demands);
  }

  private static Map<String, String> texts(
      Members members, String name, UnaryOperator<String> reading) {
    return members.object(name).map(object -> object.texts(reading)).orElse(Map.of());
  }
}
