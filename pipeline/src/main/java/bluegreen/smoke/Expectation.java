package bluegreen.smoke;

import bluegreen.alb.AlbResponse;
import bluegreen.alb.HeaderMode;
import bluegreen.ports.VersionNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an answer must satisfy.
 *
 * @param headers a regular expression for the whole value of each, which is empty if the header is
 *     missing; <code>${version}</code> stands for the number of the version under test
 * @param json conditions on the body
 * @param log conditions on the invocation's log
 * @param withinMillis how long the function may take, cold start included
 */
public record Expectation(
    int status,
    Map<String, String> headers,
    List<Condition> json,
    LogDemand log,
    int withinMillis) {
  private static final String VERSION = "${version}";

  /**
   * Makes an expectation.
   *
   * @throws IllegalArgumentException if an expression for a header or the log can't be compiled
   */
  public Expectation {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    json = List.copyOf(json);
    headers.values().forEach(Expectation::requirePattern);
    log.matches().ifPresent(Expectation::requirePattern);
  }

  /** Makes an expectation that asks nothing of the log. */
  public Expectation(
      int status, Map<String, String> headers, List<Condition> json, int withinMillis) {
    this(status, headers, json, LogDemand.NONE, withinMillis);
  }

  /**
   * What is wrong with an answer; nothing if it satisfies everything.
   *
   * @param mode in which the answer was read
   */
  List<String> failures(AlbResponse answer, HeaderMode mode, VersionNumber version) {
    List<String> failures = new ArrayList<>();
    if (answer.status() != status) {
      failures.add(
          "status %d, expected %d: %s"
              .formatted(answer.status(), status, Quote.of(answer.body().text())));
    }
    headers.forEach(
        (name, regex) -> {
          Pattern expected = pattern(regex, version);
          Optional<String> value = answer.header(name);
          String what = value.map(v -> "is " + quoted(v)).orElse("is not in " + mode.headers());
          failures.addAll(
              unlessHopeless(
                  () ->
                      Regex.matches(expected, value.orElse(""))
                          ? List.of()
                          : List.of("header %s %s, expected %s".formatted(name, what, expected))));
        });
    if (!json.isEmpty()) {
      failures.addAll(bodyFailures(answer.body().text()));
    }
    return failures;
  }

  private List<String> bodyFailures(String body) {
    if (body.isBlank()) {
      return List.of("the body is empty, expected JSON");
    }
    try {
      JsonNode parsed = JsonMapper.shared().readTree(body);
      return json.stream()
          .flatMap(condition -> unlessHopeless(() -> condition.failures(parsed)).stream())
          .toList();
    } catch (JacksonException e) {
      return List.of("the body is not JSON: " + Quote.of(body));
    }
  }

  /** A condition or header whose expression is hopeless for what it meets fails for that. */
  private static List<String> unlessHopeless(Supplier<List<String>> failures) {
    try {
      return failures.get();
    } catch (Regex.HopelessException e) {
      return List.of(e.getMessage());
    }
  }

  private static String quoted(String value) {
    return "\"" + Quote.of(value) + "\"";
  }

  static String requirePattern(String regex) {
    var _ = pattern(regex, new VersionNumber(1));
    return regex;
  }

  static Pattern pattern(String regex, VersionNumber version) {
    return Regex.compile(regex.replace(VERSION, version.toString()));
  }
}
