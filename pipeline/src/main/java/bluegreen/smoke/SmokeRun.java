package bluegreen.smoke;

import bluegreen.alb.AlbResponse;
import bluegreen.alb.AlbResponseReader;
import bluegreen.alb.BadAnswerException;
import bluegreen.alb.HeaderMode;
import bluegreen.ports.Invoker;
import bluegreen.ports.Story;
import bluegreen.ports.VersionNumber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs smoke tests against one version. It invokes the version directly, by its number. */
public final class SmokeRun {
  private final Invoker function;
  private final Story story;

  public SmokeRun(Invoker function, Story story) {
    this.function = function;
    this.story = story;
  }

  /** Runs all tests in order and returns their failures; none if all passed. */
  public List<String> run(VersionNumber version, List<Check> checks) {
    List<String> all = new ArrayList<>();
    for (Check check : checks) {
      List<String> failures = run(version, check);
      story.smoke(check.name(), failures);
      failures.forEach(failure -> all.add(check.name() + ": " + failure));
    }
    return all;
  }

  private List<String> run(VersionNumber version, Check check) {
    return failures(version, check, function.invoke(version, check.request().event()));
  }

  /** What is wrong with the answer of a version; nothing if it is as demanded. */
  static List<String> failures(VersionNumber version, Check check, Invoker.Invocation invocation) {
    String payload = invocation.payload();
    return switch (invocation.result()) {
      case FAILED -> List.of("the function failed: " + reason(payload));
      case NOT_UTF_8 -> List.of("the answer is not UTF-8: " + Quote.of(payload));
      case ANSWERED -> {
        List<String> failures = new ArrayList<>(failures(version, check, payload));
        failures.addAll(check.expect().log().failures(invocation.log(), version));
        long millis = invocation.took().toMillis();
        int limit = check.expect().withinMillis();
        if (millis > limit) {
          failures.add("took " + millis + " ms, may take " + limit);
        }
        yield failures;
      }
    };
  }

  private static List<String> failures(VersionNumber version, Check check, String payload) {
    HeaderMode mode = check.request().mode();
    try {
      AlbResponse answer = AlbResponseReader.read(payload.getBytes(StandardCharsets.UTF_8), mode);
      return check.expect().failures(answer, mode, version);
    } catch (BadAnswerException e) {
      return List.of(
          "the load balancer would answer 502: " + e.brokenRule() + ": " + Quote.of(payload));
    }
  }

  /** What the runtime says of a failure, without its stack trace. */
  private static String reason(String payload) {
    try {
      JsonNode json = JsonMapper.shared().readTree(payload);
      String type = json.path("errorType").asString("");
      String message = json.path("errorMessage").asString(payload);
      return Quote.of(type.isEmpty() ? message : type + ": " + message);
    } catch (JacksonException e) {
      return Quote.of(payload);
    }
  }
}
