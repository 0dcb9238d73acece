package bluegreen.smoke;

import bluegreen.alb.HeaderMode;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** Reads smoke tests: every {@code .json} file of a folder is one, in the order of their names. */
public final class SmokeFiles {
  private static final int PATIENCE_MILLIS = 10_000;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Pattern TWICE = Pattern.compile("Duplicate Object property (\".*?\")");

  private SmokeFiles() {}

  /**
   * Reads a folder.
   *
   * @throws RefusedException if it can't be read, has no test, or a test is not well formed
   */
  public static List<Check> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> json = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
      if (json.isEmpty()) {
        throw new RefusedException(
            "There is no smoke test (*.json) in " + folder + ".",
            "Write one, or name another folder: --smoke DIR");
      }
      return all(json);
    } catch (IOException e) {
      throw new RefusedException(
          "Smoke tests can't be read from " + folder + ": " + e, "Name their folder: --smoke DIR");
    }
  }

  /** Every file that is not well formed is a reason to refuse. */
  private static List<Check> all(List<Path> files) {
    List<Check> checks = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (Path file : files) {
      try {
        checks.add(read(file));
      } catch (RefusedException e) {
        refusals.addAll(e.refusals());
      }
    }
    if (!refusals.isEmpty()) {
      throw new RefusedException(refusals);
    }
    return checks;
  }

  private static Check read(Path file) {
    try {
      return check(Files.readString(file), file);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw notWellFormed(
          file,
          "%s, line %d, column %d".formatted(mistake(e), at.getLineNr(), at.getColumnNr()));
    } catch (IllegalArgumentException e) {
      throw notWellFormed(file, Quote.of(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw new RefusedException(
          "Smoke test " + file + " can't be read: " + e,
          "Make it a readable file in UTF-8, or move it out of the folder.");
    }
  }

  private static String mistake(JacksonException e) {
    Matcher twice = TWICE.matcher(String.valueOf(e.getOriginalMessage()));
    return twice.find() ? twice.group(1) + " is there twice" : "it is not JSON";
  }

  private static RefusedException notWellFormed(Path file, String why) {
    return new RefusedException(
        "Smoke test " + file + " is not well formed: " + why + ".",
        "Correct it. The format: pipeline/docs/releasing.md#smoke-tests");
  }

  private static Check check(String content, Path file) {
    try {
      return check(Members.of(JSON.readTree(content)), String.valueOf(file.getFileName()));
    } catch (MistakeException e) {
      OptionalInt line = e.line(content);
      String where = line.isPresent() ? ", line " + line.getAsInt() : "";
      throw notWellFormed(file, Quote.of(String.valueOf(e.getMessage())) + where);
    }
  }

  private static Check check(Members test, String fileName) {
    Optional<Check.Request> request = test.object("request").map(SmokeFiles::request);
    Optional<Expectation> expect = test.object("expect").map(SmokeFiles::expectation);
    String name = test.text("name").orElse(fileName);
    test.nothingElse();
    return new Check(name, required("request", request), required("expect", expect));
  }

  private static <T> T required(String name, Optional<T> member) {
    return member.orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  private static Check.Request request(Members request) {
    boolean multiValue = request.flag("multiValue").orElse(false);
    Check.Request read =
        new Check.Request(
            request.text("method").orElse("GET"),
            request.text("path", SmokeFiles::requirePath).orElse("/"),
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
            expect.objects("json").stream().map(SmokeFiles::condition).toList(),
            expect.integer("withinMillis", 1, Integer.MAX_VALUE).orElse(PATIENCE_MILLIS));
    expect.nothingElse();
    return read;
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
