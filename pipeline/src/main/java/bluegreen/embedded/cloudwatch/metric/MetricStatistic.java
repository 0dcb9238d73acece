package bluegreen.embedded.cloudwatch.metric;

import java.util.regex.Pattern;

/**
 * A statistic by its name in requests: {@code Sum}, {@code Average}, {@code Minimum}, {@code
 * Maximum}, {@code SampleCount} or a percentile such as {@code p99.9}.
 */
public record MetricStatistic(String name) {
  private static final Pattern PERCENTILE = Pattern.compile("p(100|\\d{1,2}(\\.\\d{1,10})?)");

  public MetricStatistic {
    if (!isSimple(name) && !PERCENTILE.matcher(name).matches()) {
      throw Errors.invalid(
          "The statistic "
              + name
              + " is not served here: use Sum, Average, Minimum, Maximum, SampleCount or a"
              + " percentile such as p99.");
    }
  }

  public double of(Distribution samples) {
    return switch (name) {
      case "Sum" -> samples.sum();
      case "Average" -> samples.average();
      case "Minimum" -> samples.minimum();
      case "Maximum" -> samples.maximum();
      case "SampleCount" -> samples.count();
      default -> samples.percentile(Double.parseDouble(name.substring(1)));
    };
  }

  private static boolean isSimple(String name) {
    return switch (name) {
      case "Sum", "Average", "Minimum", "Maximum", "SampleCount" -> true;
      default -> false;
    };
  }
}
