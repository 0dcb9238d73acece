import bluegreen.verdict.Dispersion;
import bluegreen.verdict.Judge;
import bluegreen.verdict.Manner;
import bluegreen.verdict.Period;
import bluegreen.verdict.Plan;
import bluegreen.verdict.Tolerances;
import bluegreen.verdict.Traffic;
import bluegreen.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Simulates releases, judges them, and prints tables for the docs. */
final class Verdicts {
  private static final double HARM = 0.05;
  private static final int MINUTES = 120;

  /** The canary that other tools judge. */
  private static final int SHORT = 15;

  private static final int RELEASES = 3_000;
  private static final int LEARNED = 100;

  private static final List<Canary> CANARIES =
      List.of(
          new Canary(6, 0.1, 0.001, Canary.Trouble.SINGLE),
          new Canary(60, 0.1, 0.001, Canary.Trouble.SINGLE),
          new Canary(6, 0.1, 0.01, Canary.Trouble.SINGLE),
          new Canary(60, 0.1, 0.01, Canary.Trouble.SINGLE),
          new Canary(600, 0.1, 0.01, Canary.Trouble.SINGLE),
          new Canary(60, 0.5, 0.01, Canary.Trouble.SINGLE),
          new Canary(6, 0.1, 0.03, Canary.Trouble.SINGLE),
          new Canary(60, 0.1, 0.03, Canary.Trouble.SINGLE),
          new Canary(60, 0.1, 0.1, Canary.Trouble.SINGLE),
          new Canary(6, 0.1, 0.01, Canary.Trouble.OUTAGE),
          new Canary(60, 0.1, 0.01, Canary.Trouble.OUTAGE),
          new Canary(6, 0.1, 0.01, Canary.Trouble.BURSTS),
          new Canary(60, 0.1, 0.01, Canary.Trouble.BURSTS),
          new Canary(60, 0.1, 0.001, Canary.Trouble.BURSTS),
          new Canary(6, 0.1, 0.01, Canary.Trouble.BURSTS_BY_ENVIRONMENT),
          new Canary(60, 0.1, 0.01, Canary.Trouble.BURSTS_BY_ENVIRONMENT),
          new Canary(600, 0.1, 0.01, Canary.Trouble.BURSTS_BY_ENVIRONMENT),
          new Canary(60, 0.1, 0.001, Canary.Trouble.BURSTS_BY_ENVIRONMENT));

  public static void main(String[] args) {
    Usage.check(
        List.of(args),
        "--quick",
        "Usage: verdicts [--quick]\nSimulates releases and judges them; --quick a tenth of them.");
    int releases = List.of(args).contains("--quick") ? RELEASES / 10 : RELEASES;
    List<Row> rows = CANARIES.parallelStream().map(canary -> new Row(canary, releases)).toList();
    System.out.println(Row.HEAD);
    rows.forEach(row -> System.out.println(row.ours()));
    System.out.println(Row.RIVALS);
    rows.forEach(row -> System.out.println(row.rivals()));
    System.out.printf(
        Locale.ROOT,
        "%n%,d simulated releases; a look costs %.1f µs.%n",
        2L * releases * CANARIES.size(),
        microseconds());
  }

  /** Of a period and a verdict, after a warm-up; medians of rounds. */
  private static double microseconds() {
    List<Double> rounds = new ArrayList<>();
    List<Period> periods = CANARIES.get(4).play(new SplittableRandom(1), 0, MINUTES);
    for (int round = 0; round < 51; round++) {
      long began = System.nanoTime();
      Judge judge = Judge.ofErrors(Tolerances.DEFAULT, Manner.PLAIN);
      for (Period period : periods) {
        judge = judge.after(period);
        if (judge.verdict().evidence().findings().isEmpty()) {
          throw new IllegalStateException("no finding");
        }
      }
      rounds.add((System.nanoTime() - began) / 1e3 / MINUTES);
    }
    return Results.median(rounds);
  }

  /** What became of the releases of one kind. */
  private static final class Row {
    static final String HEAD =
        """
        | blue's rate | errors | green/min | weight | good: rolled back | good: healthy, median (90 %) | +5 points: found, median | +5 points: healthy before | found in 15 min | promised for 15 min |
        |---|---|--:|--:|--:|--:|--:|--:|--:|--:|\
        """;
    static final String RIVALS =
        """

        | blue's rate | errors | green/min | weight | this test | %s |
        |---|---|--:|--:|--:|--:|--:|--:|\
        """
            .formatted(
                String.join(
                    " | ", List.of(Rivals.values()).stream().map(each -> each.title).toList()));

    private final Canary canary;
    private final int releases;
    private final Outcomes good = new Outcomes();
    private final Outcomes bad = new Outcomes();
    private Dispersion dispersion = Dispersion.UNKNOWN;

    Row(Canary canary, int releases) {
      this.canary = canary;
      this.releases = releases;
      SplittableRandom random = new SplittableRandom(15);
      for (int i = 0; i < releases; i++) {
        if (i % LEARNED == 0) {
          dispersion = canary.history(random);
        }
        good.add(dispersion, canary, canary.play(random, 0, MINUTES));
        bad.add(dispersion, canary, canary.play(random, HARM, MINUTES));
      }
    }

    String ours() {
      return "| %s | %s | %.0f | %s | %s | %s (%s) | %s, %s | %s | %s | %s |"
          .formatted(
              percent(canary.rate()),
              canary.trouble().title,
              canary.green(),
              percent(canary.weight()),
              percent(good.worse / (double) releases),
              minutes(good.healthy, 0.5),
              minutes(good.healthy, 0.9),
              percent(bad.found.size() / (double) releases),
              minutes(bad.found, 0.5),
              percent(bad.missed / (double) releases),
              percent(bad.early / (double) releases),
              promise());
    }

    private String promise() {
      Traffic traffic =
          new Traffic(
              canary.green() / canary.weight() / 60,
              canary.rate(),
              Manner.of(dispersion, canary.trouble().counting()));
      Duration length = Duration.ofMinutes(SHORT);
      return percent(new Plan(traffic, Tolerances.DEFAULT, canary.weight(), length).power(HARM));
    }

    String rivals() {
      List<String> cells = new ArrayList<>();
      cells.add(pair(good.early, bad.early));
      for (Rivals rival : Rivals.values()) {
        cells.add(pair(good.rivals.getOrDefault(rival, 0), bad.rivals.getOrDefault(rival, 0)));
      }
      return "| %s | %s | %.0f | %s | %s |"
          .formatted(
              percent(canary.rate()),
              canary.trouble().title,
              canary.green(),
              percent(canary.weight()),
              String.join(" | ", cells));
    }

    private String pair(int wrong, int right) {
      return "%s / %s"
          .formatted(percent(wrong / (double) releases), percent(right / (double) releases));
    }

    private String minutes(List<Integer> times, double part) {
      List<Integer> sorted = times.stream().sorted().toList();
      int place = (int) Math.ceil(part * releases) - 1;
      return place < sorted.size() ? sorted.get(place) + " min" : "> 2 h";
    }

    private static String percent(double part) {
      return String.format(
          Locale.ROOT, part == 0 ? "0" : part < 0.0995 ? "%.2g %%" : "%.0f %%", 100 * part);
    }
  }

  /** What became of releases that are alike. */
  private static final class Outcomes {
    final List<Integer> healthy = new ArrayList<>();
    final List<Integer> found = new ArrayList<>();
    final Map<Rivals, Integer> rivals = new EnumMap<>(Rivals.class);
    int worse;
    int missed;
    int early;

    void add(Dispersion dispersion, Canary canary, List<Period> minutes) {
      Manner manner = Manner.of(dispersion, canary.trouble().counting());
      Judge judge = Judge.ofErrors(Tolerances.DEFAULT, manner);
      boolean healthyBefore = false;
      for (int minute = 1; minute <= minutes.size(); minute++) {
        judge = judge.after(minutes.get(minute - 1));
        Verdict verdict = judge.verdict();
        if (verdict instanceof Verdict.Worse) {
          worse++;
          early += minute <= SHORT ? 1 : 0;
          found.add(minute);
          break;
        }
        if (verdict instanceof Verdict.Healthy && !healthyBefore) {
          healthyBefore = true;
          healthy.add(minute);
        }
      }
      missed += healthyBefore ? 1 : 0;
      for (Rivals rival : Rivals.values()) {
        rivals.merge(rival, rival.rollsBack(minutes.subList(0, SHORT)) ? 1 : 0, Integer::sum);
      }
    }
  }
}
