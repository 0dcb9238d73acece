package bluegreen.verdict;

import java.util.Arrays;

/** Sums of numbers that are given, and wanted, as logarithms. */
final class Logs {
  private Logs() {}

  static double sum(double... logs) {
    double most = Arrays.stream(logs).max().orElse(Double.NEGATIVE_INFINITY);
    if (Double.isInfinite(most)) {
      return most;
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - most);
    }
    return most + Math.log(sum);
  }

  static double mean(double... logs) {
    return sum(logs) - Math.log(logs.length);
  }
}
