package bluegreen.smoke;

import bluegreen.ports.Functions;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.smoke.Check.Answer;
import bluegreen.smoke.Check.Condition;
import bluegreen.smoke.Check.Expectation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts smoke tests to a version, by its number, past the load balancer. */
public final class SmokeRun {
  private static final int LONGEST_QUOTE = 200;

  private final Functions functions;
  private final Time time;
  private final Story story;

  public SmokeRun(Functions functions, Time time, Story story) {
    this.functions = functions;
    this.time = time;
    this.story = story;
  }

  /** Runs all of them, in order, and gives what was wrong; nothing if all passed. */
  public List<String> run(String version, List<Check> tests) {
    List<String> failures = new ArrayList<>();
    for (Check test : tests) {
      List<String> wrong = run(version, test);
      story.smoke(test.name(), wrong);
      wrong.forEach(w -> failures.add(test.name() + ": " + w));
    }
    return failures;
  }

  private List<String> run(String version, Check test) {
    long start = time.nanos();
    Functions.Invocation invocation = functions.invoke(version, test.request().event());
    long millis = (time.nanos() - start) / 1_000_000;
    if (invocation.failed()) {
      return List.of("the function failed: " + reason(invocation.payload()));
    }
    List<String> wrong = new ArrayList<>();
    try {
      check(Answer.read(invocation.payload()), test.expect(), version, wrong);
    } catch (JacksonException | IllegalArgumentException e) {
      wrong.add("the load balancer would answer 502 to this: " + quote(invocation.payload()));
    }
    if (millis > test.expect().withinMillis()) {
      wrong.add("took " + millis + " ms, may take " + test.expect().withinMillis());
    }
    return wrong;
  }

  private static void check(Answer answer, Expectation expect, String version, List<String> wrong) {
    if (answer.status() != expect.status()) {
      wrong.add(
          "status "
              + answer.status()
              + ", expected "
              + expect.status()
              + ": "
              + quote(answer.body()));
    }
    expect
        .headers()
        .forEach(
            (name, pattern) -> {
              String value = answer.headers().getOrDefault(name, "");
              String regex = pattern.replace("${version}", Matcher.quoteReplacement(version));
              if (!Pattern.matches(regex, value)) {
                wrong.add("header " + name + " is \"" + value + "\", expected " + regex);
              }
            });
    if (!expect.json().isEmpty()) {
      json(answer.body(), expect.json(), wrong);
    }
  }

  private static void json(String body, List<Condition> conditions, List<String> wrong) {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      wrong.add("the body is not JSON: " + quote(body));
      return;
    }
    for (Condition condition : conditions) {
      List<JsonNode> nodes = at(List.of(root), condition.at());
      if (nodes.isEmpty()) {
        wrong.add("nothing at " + condition.at() + " in " + quote(body));
      }
      for (JsonNode node : nodes) {
        String where = (condition.at().isEmpty() ? "the body" : condition.at()) + " is " + node;
        unmet(condition, node).forEach(need -> wrong.add(quote(where) + ", " + need));
      }
    }
  }

  private static List<JsonNode> at(List<JsonNode> nodes, String pointer) {
    if (pointer.isEmpty()) {
      return nodes;
    }
    int next = pointer.indexOf('/', 1);
    String step = pointer.substring(0, next < 0 ? pointer.length() : next);
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode node : nodes) {
      if (step.equals("/*")) {
        node.forEach(found::add);
      } else if (!node.at(step).isMissingNode()) {
        found.add(node.at(step));
      }
    }
    return at(found, next < 0 ? "" : pointer.substring(next));
  }

  private static List<String> unmet(Condition c, JsonNode node) {
    List<String> needs = new ArrayList<>();
    need(needs, c.type() == null || type(node).equals(c.type()), "expected type " + c.type());
    need(needs, c.equal() == null || node.equals(c.equal()), "expected " + c.equal());
    need(needs, c.min() == null || node.asDouble(-1e300) >= c.min(), "expected ≥ " + c.min());
    need(needs, c.max() == null || node.asDouble(1e300) <= c.max(), "expected ≤ " + c.max());
    need(needs, c.size() == null || node.size() == c.size(), "expected size " + c.size());
    need(needs, c.distinct() == null || distinct(node) == c.distinct(), "expected distinct values");
    need(
        needs,
        c.matches() == null || Pattern.matches(c.matches(), node.asString("")),
        "expected to match " + c.matches());
    return needs;
  }

  private static void need(List<String> needs, boolean met, String need) {
    if (!met) {
      needs.add(need);
    }
  }

  private static boolean distinct(JsonNode array) {
    Set<JsonNode> seen = new HashSet<>();
    for (JsonNode element : array) {
      if (!seen.add(element)) {
        return false;
      }
    }
    return true;
  }

  private static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
      case ARRAY -> "array";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
      case OBJECT, POJO -> "object";
      case STRING, BINARY -> "string";
      case MISSING -> "missing";
    };
  }

  /** What the runtime says of a failure, without its stack trace. */
  private static String reason(String payload) {
    try {
      JsonNode json = JsonMapper.shared().readTree(payload);
      String type = json.path("errorType").asString("");
      String message = json.path("errorMessage").asString(payload);
      return quote(type.isEmpty() ? message : type + ": " + message);
    } catch (JacksonException e) {
      return quote(payload);
    }
  }

  private static String quote(String text) {
    String line = text.replace('\n', ' ');
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
  }
}
