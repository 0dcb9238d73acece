import bluegreen.verdict.Counting;
import bluegreen.verdict.Counts;
import bluegreen.verdict.Dispersion;
import bluegreen.verdict.Period;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A kind of simulated canary.
 *
 * @param green requests to green a minute
 * @param weight green's share of the requests
 * @param rate blue's rate of bad answers
 * @param trouble how bad answers come
 */
record Canary(double green, double weight, double rate, Trouble trouble) {
  enum Trouble {
    /** Each for itself. */
    SINGLE("single"),
    /** Five to twenty at a time, in one environment. */
    BURSTS("bursts"),
    /** The same, and the environments are known. */
    BURSTS_BY_ENVIRONMENT("bursts, environments known"),
    /** Single, and half of all requests to both versions fail for five minutes. */
    OUTAGE("single, and an outage");

    final String title;

    Trouble(String title) {
      this.title = title;
    }

    Counting counting() {
      return this == BURSTS_BY_ENVIRONMENT ? Counting.ONE_AN_ENVIRONMENT : Counting.ONE_A_MINUTE;
    }

    boolean bursts() {
      return this == BURSTS || this == BURSTS_BY_ENVIRONMENT;
    }
  }

  private static final int LEAST = 5;
  private static final int MOST = 20;
  private static final int HISTORY = 3 * 24 * 60;
  private static final int OUTAGE = 5;

  /** The minutes of a release whose green has {@code harm} more bad answers than blue. */
  List<Period> play(SplittableRandom random, double harm, int minutes) {
    int outage = trouble == Trouble.OUTAGE ? random.nextInt(minutes / 2) : minutes;
    List<Period> periods = new ArrayList<>();
    for (int i = 0; i < minutes; i++) {
      double more = i >= outage && i < outage + OUTAGE ? 0.5 : 0;
      periods.add(
          new Period(
              minute(random, green, rate + harm + more),
              minute(random, green * (1 - weight) / weight, rate + more)));
    }
    return periods;
  }

  /** What is known of blue before: three days, minute by minute. */
  Dispersion history(SplittableRandom random) {
    List<Counts> minutes = new ArrayList<>();
    for (int i = 0; i < HISTORY; i++) {
      minutes.add(minute(random, green / weight, rate));
    }
    return Dispersion.of(minutes);
  }

  private Counts minute(SplittableRandom random, double mean, double bad) {
    int requests = poisson(random, mean);
    if (!trouble.bursts()) {
      int failed = binomial(random, requests, bad);
      return new Counts(requests, failed);
    }
    return bursts(random, requests, poisson(random, requests * bad * 2 / (LEAST + MOST)));
  }

  /** One environment for each hundred requests a minute; each burst is in one of them by chance. */
  private Counts bursts(SplittableRandom random, int requests, int bursts) {
    int seen = Math.min(requests, 1 + requests / 100);
    BitSet failing = new BitSet();
    int failed = 0;
    for (int i = 0; i < bursts && failed < requests; i++) {
      failed = Math.min(requests, failed + random.nextInt(LEAST, MOST + 1));
      failing.set(random.nextInt(seen));
    }
    return trouble == Trouble.BURSTS
        ? new Counts(requests, failed)
        : new Counts(requests, failed, new Counts.Environments(seen, failing.cardinality()));
  }

  private static int poisson(SplittableRandom random, double mean) {
    if (mean > 200) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    int count = -1;
    for (double time = 0; time < mean; count++) {
      time += random.nextExponential();
    }
    return Math.max(0, count);
  }

  private static int binomial(SplittableRandom random, int n, double rate) {
    double gap = -Math.log1p(-rate);
    int count = -1;
    for (double place = 0; place <= n; count++) {
      place += 1 + Math.floor(random.nextExponential() / gap);
    }
    return count;
  }
}
