package lotto;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;

/** Counts each number at each position, and each pair at each two neighbouring positions. */
final class Counts {

  private static final int OTHERS = Draw.HIGHEST - 1;

  private final long[][] positions = new long[Draw.SIZE][Draw.HIGHEST];
  private final long[][] pairs = new long[Draw.SIZE - 1][Draw.HIGHEST * OTHERS];

  static Counts of(int draws, Supplier<Draw> source) {
    Counts counts = new Counts();
    for (int draw = 0; draw < draws; draw++) {
      counts.add(source.get().numbers());
    }
    return counts;
  }

  private void add(List<Integer> numbers) {
    for (int i = 0; i < Draw.SIZE; i++) {
      positions[i][numbers.get(i) - 1]++;
    }
    for (int i = 0; i < Draw.SIZE - 1; i++) {
      pairs[i][pair(numbers.get(i), numbers.get(i + 1))]++;
    }
  }

  private static int pair(int first, int second) {
    return (first - 1) * OTHERS + (second < first ? second - 1 : second - 2);
  }

  /**
   * A number occurs at most once per draw, so the counts vary less than those of independent balls,
   * by the factor (45 - 6) / (45 - 1). The statistic is scaled up accordingly.
   */
  double pOfNumbers() {
    long[] numbers = new long[Draw.HIGHEST];
    for (long[] position : positions) {
      Arrays.setAll(numbers, i -> numbers[i] + position[i]);
    }
    double statistic = ChiSquareTest.withDefaults().statistic(numbers);
    double scale = (double) OTHERS / (Draw.HIGHEST - Draw.SIZE);
    return ChiSquaredDistribution.of(OTHERS).survivalProbability(statistic * scale);
  }

  List<Double> pOfPositions() {
    return pOfEach(positions);
  }

  List<Double> pOfPairs() {
    return pOfEach(pairs);
  }

  private static List<Double> pOfEach(long[][] counts) {
    ChiSquareTest test = ChiSquareTest.withDefaults();
    return Arrays.stream(counts).map(count -> test.test(count).getPValue()).toList();
  }
}
