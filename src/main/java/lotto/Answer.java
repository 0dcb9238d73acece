package lotto;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer, and what the log says about it.
 *
 * @param headers unmodifiable
 * @param numbers the draws in the body, as JSON
 * @param failure the exception behind status 500, else null
 */
record Answer(
    Status status,
    Map<String, String> headers,
    String body,
    String numbers,
    @Nullable RuntimeException failure) {

  enum Status {
    OK(200, "OK"),
    NO_CONTENT(204, "No Content"),
    BAD_REQUEST(400, "Bad Request"),
    NOT_FOUND(404, "Not Found"),
    METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
    INTERNAL_SERVER_ERROR(500, "Internal Server Error");

    final int code;
    final String phrase;

    Status(int code, String phrase) {
      this.code = code;
      this.phrase = phrase;
    }
  }

  /** No answer may be cached, because each draw is new, and no browser may guess its type. */
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Cache-Control", "no-store",
          "Vary", "Accept",
          "X-Content-Type-Options", "nosniff");

  static final Answer NO_CONTENT = new Answer(Status.NO_CONTENT, ALWAYS, "", "[]", null);

  static Answer json(Object json) {
    return of(Status.OK, "application/json", json.toString());
  }

  static Answer html(String html) {
    return of(Status.OK, "text/html; charset=utf-8", html);
  }

  /** Problem details (RFC 9457). */
  static Answer problem(Status status, String detail) {
    Json problem =
        new Json()
            .text("type", "about:blank")
            .text("title", status.phrase)
            .value("status", status.code)
            .text("detail", detail);
    return of(status, "application/problem+json", problem.toString());
  }

  /** Hides the failure from the client; the log has it. */
  static Answer failure(RuntimeException failure) {
    Answer problem =
        problem(
            Status.INTERNAL_SERVER_ERROR, "An internal error occurred and was logged. Try again.");
    return new Answer(problem.status, problem.headers, problem.body, problem.numbers, failure);
  }

  private static Answer of(Status status, String type, String body) {
    return new Answer(status, ALWAYS, body, "[]", null).with("Content-Type", type);
  }

  Answer with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Answer(status, Collections.unmodifiableMap(more), body, numbers, failure);
  }

  Answer withNumbers(String numbers) {
    return new Answer(status, headers, body, numbers, failure);
  }

  Answer withoutBody() {
    return new Answer(status, headers, "", "[]", failure);
  }

  ApplicationLoadBalancerResponseEvent toEvent(boolean multiValue) {
    var event = new ApplicationLoadBalancerResponseEvent();
    event.setStatusCode(status.code);
    event.setStatusDescription(status.code + " " + status.phrase);
    event.setBody(body);
    if (multiValue) {
      Map<String, List<String>> lists = new HashMap<>();
      headers.forEach((name, value) -> lists.put(name, List.of(value)));
      event.setMultiValueHeaders(lists);
    } else {
      event.setHeaders(headers);
    }
    return event;
  }
}
