package bluegreen.verdict;

import java.util.List;

/**
 * All that was seen of green and blue.
 *
 * @param traffic bad answers to the public
 * @param probes bad answers to probes, which both versions got alike
 * @param slow for each threshold, how many of the answers to the public took longer: counted as bad
 */
public record Sample(List<Period> traffic, List<Period> probes, List<List<Period>> slow) {
  public static final Sample NOTHING = new Sample(List.of(), List.of(), List.of());

  public Sample {
    traffic = List.copyOf(traffic);
    probes = List.copyOf(probes);
    slow = slow.stream().map(List::copyOf).toList();
  }
}
