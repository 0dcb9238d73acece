package bluegreen.embedded.cloudwatch.metric;

import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statistic by its name in requests: {@code Sum}, {@code Average}, {@code Minimum}, {@code
 * Maximum}, {@code SampleCount}, a percentile such as {@code p99.9}, or one of samples in a range,
 * such as {@code tm90}, {@code TC(0.5:2)} or {@code WM(10%:90%)}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html">
 *     CloudWatch statistics definitions</a>
 */
public record MetricStatistic(String name, ToDoubleFunction<Distribution> formula) {
  private static final String PERCENT = "(100|\\d{1,2}(?:\\.\\d{1,10})?)";
  private static final Pattern PERCENTILE = Pattern.compile("p" + PERCENT);
  private static final Pattern UP_TO = Pattern.compile("(tm|wm|tc|ts)" + PERCENT);
  private static final Pattern IN_RANGE =
      Pattern.compile("(TM|WM|PR|TC|TS)\\((-?[\\d.]+)?(%?):(-?[\\d.]+)?(%?)\\)");

  /** The statistic with this name; fails if there is none. */
  public static MetricStatistic of(String name) {
    return simple(name)
        .or(() -> percentile(name))
        .or(() -> upTo(name))
        .or(() -> inRange(name))
        .map(formula -> new MetricStatistic(name, formula))
        .orElseThrow(
            () ->
                Errors.invalid(
                    "The value "
                        + name
                        + " is no statistic: use Sum, Average, Minimum, Maximum, SampleCount, a"
                        + " percentile such as p99, or IQM, TM, WM, PR, TC, TS with a range."));
  }

  /** Its value; NaN if no sample is in its range. */
  public double over(Distribution samples) {
    return formula.applyAsDouble(samples);
  }

  private static Optional<ToDoubleFunction<Distribution>> simple(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "Sum" -> Distribution::sum;
          case "Average" -> Distribution::average;
          case "Minimum" -> Distribution::minimum;
          case "Maximum" -> Distribution::maximum;
          case "SampleCount" -> Distribution::count;
          case "IQM" -> samples -> samples.part(0.25, 0.75).average();
          default -> null;
        });
  }

  private static Optional<ToDoubleFunction<Distribution>> percentile(String name) {
    Matcher parts = PERCENTILE.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    double percent = Double.parseDouble(parts.group(1));
    return Optional.of(samples -> samples.percentile(percent));
  }

  /** {@code tm90} is {@code TM(:90%)}. */
  private static Optional<ToDoubleFunction<Distribution>> upTo(String name) {
    Matcher parts = UP_TO.matcher(name);
    return parts.matches()
        ? inRange(parts.group(1).toUpperCase(Locale.ROOT) + "(:" + parts.group(2) + "%)")
        : Optional.empty();
  }

  private static Optional<ToDoubleFunction<Distribution>> inRange(String name) {
    Matcher parts = IN_RANGE.matcher(name);
    if (!parts.matches() || (parts.group(2) == null && parts.group(4) == null)) {
      return Optional.empty();
    }
    boolean percent = !parts.group(3).isEmpty() || !parts.group(5).isEmpty();
    boolean same = parts.group(3).equals(parts.group(5));
    if ((parts.group(2) != null && parts.group(4) != null && !same)
        || (percent && parts.group(1).equals("PR"))) {
      return Optional.empty();
    }
    return percent
        ? Optional.of(
            ofShares(
                parts.group(1), number(parts.group(2), 0) / 100, number(parts.group(4), 100) / 100))
        : Optional.of(
            ofValues(
                parts.group(1),
                number(parts.group(2), Double.NEGATIVE_INFINITY),
                number(parts.group(4), Double.POSITIVE_INFINITY)));
  }

  private static double number(@Nullable String text, double otherwise) {
    return text == null ? otherwise : Double.parseDouble(text);
  }

  private static ToDoubleFunction<Distribution> ofShares(String kind, double low, double high) {
    return kind.equals("WM")
        ? samples -> samples.winsorizedMean(low, high)
        : samples -> of(kind, samples.part(low, high), samples);
  }

  private static ToDoubleFunction<Distribution> ofValues(String kind, double low, double high) {
    return kind.equals("WM")
        ? samples -> samples.clampedMean(low, high)
        : samples -> of(kind, samples.between(low, high), samples);
  }

  private static double of(String kind, Distribution chosen, Distribution all) {
    return switch (kind) {
      case "TM" -> chosen.average();
      case "TS" -> chosen.sum();
      case "TC" -> chosen.count();
      default -> 100 * chosen.count() / all.count();
    };
  }
}
