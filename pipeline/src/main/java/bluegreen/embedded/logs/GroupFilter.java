package bluegreen.embedded.logs;

import bluegreen.embedded.logs.pattern.FilterPattern;
import bluegreen.embedded.logs.pattern.Selector;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import tools.jackson.databind.JsonNode;

/**
 * A metric filter of a group.
 *
 * @param shown as operations show it
 * @param pattern the filter's pattern
 */
record GroupFilter(MetricFilter shown, FilterPattern pattern) {
  private static final int MOST_DIMENSIONS = 3;
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

  String group() {
    return shown.logGroupName();
  }

  String name() {
    return shown.filterName();
  }

  /** What becomes of an event that matches; a filter has exactly one. */
  MetricTransformation transformation() {
    return shown.metricTransformations().getFirst();
  }

  /** Refuses what AWS refuses. */
  void check() {
    MetricTransformation made = transformation();
    if (made.hasDimensions() && !made.dimensions().isEmpty()) {
      checkDimensions(made);
    }
    String value = made.metricValue();
    boolean field = value.startsWith("$") && pattern.readsJson();
    if (!(field ? Selector.parse(value).isPresent() : NUMBER.matcher(value).matches())) {
      throw Errors.invalid(
          "Invalid metric transformation: the metric value is neither a number nor a field: "
              + value);
    }
  }

  private void checkDimensions(MetricTransformation made) {
    if (made.defaultValue() != null) {
      throw Errors.invalid(
          "Invalid metric transformation: dimensions and default value are mutually exclusive"
              + " properties");
    }
    if (!pattern.readsJson()) {
      throw Errors.invalid("The specified filter pattern does not support dimensions");
    }
    if (made.dimensions().size() > MOST_DIMENSIONS) {
      throw Errors.invalid(
          "Invalid metric transformation: at most " + MOST_DIMENSIONS + " dimensions are allowed");
    }
    for (String place : made.dimensions().values()) {
      if (Selector.parse(place).isEmpty()) {
        throw Errors.invalid("Invalid metric transformation: not a field: " + place);
      }
    }
  }

  StandardUnit unit() {
    return StandardUnit.fromValue(
        Optional.ofNullable(transformation().unitAsString()).orElse("None"));
  }

  /** The value of an event that matches; empty if it has no number there. */
  OptionalDouble value(JsonNode document) {
    String value = transformation().metricValue();
    if (!value.startsWith("$")) {
      return OptionalDouble.of(Double.parseDouble(value));
    }
    return at(value, document)
        .map(JsonNode::asString)
        .filter(text -> NUMBER.matcher(text).matches())
        .mapToDouble(Double::parseDouble)
        .findFirst();
  }

  /** The dimensions of an event that matches: those of which the event has the value. */
  List<Dimension> dimensions(JsonNode document) {
    return transformation().dimensions().entrySet().stream()
        .flatMap(
            dimension ->
                at(dimension.getValue(), document)
                    .limit(1)
                    .map(JsonNode::asString)
                    .filter(value -> !value.isBlank())
                    .map(
                        value -> Dimension.builder().name(dimension.getKey()).value(value).build()))
        .toList();
  }

  private static Stream<JsonNode> at(String place, JsonNode document) {
    return Selector.parse(place).orElseThrow().in(document).filter(JsonNode::isValueNode);
  }
}
