import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The values measured so far. */
final class Results {
  private final Map<Measure, List<Double>> values = new EnumMap<>(Measure.class);

  void add(Measure measure, double value) {
    values.computeIfAbsent(measure, m -> new ArrayList<>()).add(value);
  }

  /** Prints a Markdown table. */
  void print() {
    System.out.println("| measure (s) | median | min – max | aim | ratio |");
    System.out.println("|---|--:|--:|--:|---|");
    values.forEach((measure, all) -> System.out.println(row(measure, all)));
  }

  private String row(Measure measure, List<Double> all) {
    double median = median(all);
    return "| %s | %s | %s – %s | %s | %s |"
        .formatted(
            measure.title(),
            number(median),
            number(all.stream().min(Double::compare).orElseThrow()),
            number(all.stream().max(Double::compare).orElseThrow()),
            measure.verdict(median),
            ratio(measure.base(), median));
  }

  private String ratio(Measure base, double median) {
    return base == null
        ? ""
        : "%s × %s".formatted(number(median / median(values.get(base))), base.title());
  }

  static double median(List<Double> all) {
    List<Double> sorted = all.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** Rounds to about three significant digits. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
  }
}
