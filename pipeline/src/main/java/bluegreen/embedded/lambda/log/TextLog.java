package bluegreen.embedded.lambda.log;

import bluegreen.embedded.model.Environments.Ending;
import bluegreen.embedded.model.Environments.Invocation;
import bluegreen.embedded.model.Logs.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The log of an invocation in plain text, from START to REPORT. */
record TextLog(Report report) implements InvocationLog {
  @Override
  public List<Event> events(Instant end) {
    Invocation invocation = report.invocation();
    List<Event> events = new ArrayList<>();
    events.add(new Event.Lazy(invocation.at(), this::start));
    for (String line : report.answer().output().lines()) {
      events.add(new Event.Text(end, line));
    }
    for (String line : message(end)) {
      events.add(new Event.Text(end, line));
    }
    events.add(new Event.Lazy(end, () -> "END RequestId: " + report.requestId()));
    events.add(new Event.Lazy(end, this::end));
    return events;
  }

  private String start() {
    String version = report.invocation().version().version();
    return "START RequestId: " + report.requestId() + " Version: " + version;
  }

  /** The lines that Lambda adds where the code cannot. */
  private List<String> message(Instant end) {
    return switch (report.answer().output().ending()) {
      case Ending.Answered() -> List.of();
      case Ending.Broken(var error) -> List.of(error.message(), error.type());
      case Ending.TimedOut(Duration limit) ->
          List.of(
              "%s %s Task timed out after %s seconds"
                  .formatted(
                      end.truncatedTo(ChronoUnit.MILLIS),
                      report.requestId(),
                      Report.millis(limit.dividedBy(1000))));
    };
  }

  private String end() {
    var output = report.answer().output();
    StringBuilder line = new StringBuilder("REPORT RequestId: ").append(report.requestId());
    field(line, "Duration", Report.millis(report.duration()), "ms");
    field(line, "Billed Duration", report.billedMillis(), "ms");
    field(line, "Memory Size", report.invocation().version().memorySize(), "MB");
    output.peak().ifPresent(megabytes -> field(line, "Max Memory Used", megabytes, "MB"));
    if (!output.init().isZero()) {
      field(line, "Init Duration", Report.millis(output.init()), "ms");
    }
    if (!report.succeeded()) {
      line.append("\tStatus: ").append(report.status());
    }
    report.errorType().ifPresent(type -> line.append("\tError Type: ").append(type));
    return line.toString();
  }

  private static void field(StringBuilder line, String name, Object value, String unit) {
    line.append('\t').append(name).append(": ").append(value).append(' ').append(unit);
  }
}
