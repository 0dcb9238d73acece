package lotto;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The function's log lines: each is JSON on one line, of bounded length. */
final class LogLine {

  private static final int LONGEST_WORD = 64;
  private static final int LONGEST_PATH = 256;
  private static final int LONGEST_TRACE = 1_000;

  private LogLine() {}

  /** The first line of an execution environment. */
  static String started() {
    return new Json().text("event", "started").value("aotCache", AotCache.isUsed()).toString();
  }

  static String of(
      String requestId, String version, Request request, Answer answer, long nanoseconds) {
    Json line =
        new Json()
            .text("requestId", cut(requestId, LONGEST_WORD))
            .text("version", cut(version, LONGEST_WORD))
            .text("method", cut(request.method(), LONGEST_WORD))
            .text("path", cut(request.path(), LONGEST_PATH))
            .value("status", answer.status().code)
            .value("numbers", answer.numbers())
            .value("milliseconds", Math.round(nanoseconds / 1e3) / 1e3)
            .value("aotCache", AotCache.isUsed());
    if (answer.failure() != null) {
      line.text("error", cut(trace(answer.failure()), LONGEST_TRACE));
    }
    return line.toString();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  private static String trace(RuntimeException failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
