import bluegreen.verdict.Period;
import java.util.Arrays;
import java.util.List;

/** What other tools make of the same minutes: whether they roll the release back. */
enum Rivals {
  /** CloudWatch: at least one error of green in a minute. */
  ALARM("alarm: ≥ 1 error in a minute") {
    @Override
    boolean rollsBack(List<Period> minutes) {
      return minutes.stream().anyMatch(minute -> minute.green().bad() > 0);
    }
  },

  /**
   * PipeCD and Kayenta: Mann–Whitney's test on rates per minute, at 5 %, each minute from the
   * fifth.
   */
  MANN_WHITNEY("Mann–Whitney at 5 %") {
    @Override
    boolean rollsBack(List<Period> minutes) {
      for (int i = FIRST; i <= minutes.size(); i++) {
        if (higher(minutes.subList(0, i))) {
          return true;
        }
      }
      return false;
    }
  },

  /** Flagger's example: in five minutes less than 99 % of green's answers were good. */
  THRESHOLD("99 % good, five minutes") {
    @Override
    boolean rollsBack(List<Period> minutes) {
      return minutes.stream().filter(minute -> minute.green().rate() > 0.01).count() >= FIRST;
    }
  };

  private static final int FIRST = 5;
  private static final double FIVE_PERCENT = 1.6449;

  final String title;

  Rivals(String title) {
    this.title = title;
  }

  abstract boolean rollsBack(List<Period> minutes);

  /** Whether green's rates are higher, one-sided, by the normal approximation with ties. */
  private static boolean higher(List<Period> minutes) {
    double[] green = minutes.stream().mapToDouble(minute -> minute.green().rate()).toArray();
    double[] blue = minutes.stream().mapToDouble(minute -> minute.blue().rate()).toArray();
    double wins = 0;
    for (double one : green) {
      for (double other : blue) {
        wins += one > other ? 1 : one == other ? 0.5 : 0;
      }
    }
    double n = green.length;
    double all = 2 * n;
    double variance = n * n / 12 * (all + 1 - ties(green, blue) / (all * (all - 1)));
    return variance > 0 && (wins - n * n / 2 - 0.5) / Math.sqrt(variance) > FIVE_PERCENT;
  }

  private static double ties(double[] green, double[] blue) {
    double[] all = Arrays.copyOf(green, green.length + blue.length);
    System.arraycopy(blue, 0, all, green.length, blue.length);
    Arrays.sort(all);
    double sum = 0;
    for (int from = 0, to = 0; from < all.length; from = to) {
      while (to < all.length && all[to] == all[from]) {
        to++;
      }
      sum += Math.pow(to - from, 3) - (to - from);
    }
    return sum;
  }
}
