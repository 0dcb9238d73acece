package bluegreen.embedded.cloudwatch.alarm;

import bluegreen.embedded.cloudwatch.alarm.AlarmEvaluation.Point;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import tools.jackson.databind.json.JsonMapper;

/** The reason for an alarm's state in AWS's words, as text and as JSON. */
record AlarmReason(AlarmEvaluation evaluation, StateValue state) {
  private static final DateTimeFormatter SHORT = utc("dd/MM/yy HH:mm:ss");
  private static final DateTimeFormatter LONG = utc("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

  String text() {
    List<Point> points = evaluation.points();
    if (state == StateValue.INSUFFICIENT_DATA) {
      return "Insufficient Data: " + datapoints(evaluation.missing(), "") + " unknown.";
    }
    String received =
        points.isEmpty()
            ? "no datapoints were received for " + count(evaluation.missing(), "period")
            : compared();
    return "Threshold Crossed: " + received + missing() + ".";
  }

  String json(Instant now) {
    MetricAlarm alarm = evaluation.alarm();
    List<Point> points = evaluation.points();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("version", "1.0");
    data.put("queryDate", LONG.format(now));
    if (!points.isEmpty()) {
      data.put("startDate", LONG.format(points.getFirst().at()));
    }
    if (alarm.statistic() != null) {
      data.put("statistic", alarm.statisticAsString());
    }
    data.put("period", AlarmMetric.of(alarm).period().toSeconds());
    data.put("recentDatapoints", points.stream().map(Point::value).toList());
    data.put("threshold", alarm.threshold());
    data.put(
        "evaluatedDatapoints", points.reversed().stream().map(AlarmReason::evaluated).toList());
    return JsonMapper.shared().writeValueAsString(data);
  }

  private static Map<String, Object> evaluated(Point point) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("timestamp", LONG.format(point.at()));
    map.put("sampleCount", point.samples());
    map.put("value", point.value());
    return map;
  }

  private String compared() {
    boolean outOf = evaluation.alarm().datapointsToAlarm() != null && evaluation.missing() == 0;
    List<Point> shown = outOf ? deciding() : evaluation.points();
    String points =
        shown.reversed().stream()
            .map(p -> p.value() + " (" + SHORT.format(p.at()) + ")")
            .collect(Collectors.joining(", ", " [", "]"));
    return (outOf ? outOf(shown.size(), points) : datapoints(shown.size(), points))
        + (state == StateValue.ALARM ? " " : " not ")
        + comparison()
        + (outOf ? " (" + minimum() + ")" : "");
  }

  /** The points that decided the state: the breaching ones for ALARM, the others for OK. */
  private List<Point> deciding() {
    List<Point> breaching = evaluation.breaching();
    return state == StateValue.ALARM
        ? breaching
        : evaluation.points().stream().filter(p -> !breaching.contains(p)).toList();
  }

  private String outOf(int count, String points) {
    int of = evaluation.alarm().evaluationPeriods();
    return count + " out of the last " + of + " datapoints" + points + were(count);
  }

  private String comparison() {
    MetricAlarm alarm = evaluation.alarm();
    String words =
        switch (alarm.comparisonOperator()) {
          case GREATER_THAN_THRESHOLD -> "greater than";
          case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> "greater than or equal to";
          case LESS_THAN_THRESHOLD -> "less than";
          default -> "less than or equal to";
        };
    return words + " the threshold (" + alarm.threshold() + ")";
  }

  private String minimum() {
    int needed =
        state == StateValue.ALARM
            ? evaluation.needed()
            : evaluation.alarm().evaluationPeriods() - evaluation.needed() + 1;
    String transition = state == StateValue.ALARM ? "OK -> ALARM" : "ALARM -> OK";
    return "minimum " + count(needed, "datapoint") + " for " + transition + " transition";
  }

  private String missing() {
    String treated =
        switch (evaluation.treatMissingData()) {
          case "breaching" -> "Breaching";
          case "notBreaching" -> "NonBreaching";
          default -> "";
        };
    int missing = evaluation.missing();
    return missing == 0 || treated.isEmpty()
        ? ""
        : " and "
            + count(missing, "missing datapoint")
            + were(missing)
            + " treated as ["
            + treated
            + "]";
  }

  private static String datapoints(int count, String points) {
    return count(count, "datapoint") + points + were(count);
  }

  private static String were(int count) {
    return count == 1 ? " was" : " were";
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
