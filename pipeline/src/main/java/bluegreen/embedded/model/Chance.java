package bluegreen.embedded.model;

import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The one source of ids and of weighted choices. Services draw from it inside the model's lock, so
 * that the same seed and the same order of calls give the same values.
 */
public final class Chance {
  private final RandomGenerator random;

  private Chance(RandomGenerator random) {
    this.random = random;
  }

  /** Different in every process. */
  public static Chance real() {
    return new Chance(new SecureRandom());
  }

  /** The same draws for the same seed. */
  public static Chance seeded(long seed) {
    return new Chance(new Random(seed));
  }

  /**
   * A separate source for code that draws outside the model's lock. However often that code draws,
   * the values of this source stay the same.
   */
  public Chance fork() {
    return seeded(random.nextLong());
  }

  /** A random UUID, the form of most AWS ids and revisions. */
  public String uuid() {
    long version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
    long variant2 = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(version4, variant2).toString();
  }

  /** {@code length} random characters of {@code alphabet}. */
  public String text(int length, String alphabet) {
    return random
        .ints(length, 0, alphabet.length())
        .mapToObj(i -> alphabet.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  /** True with {@code probability}, from 0 to 1. */
  public boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** A number from 0 to {@code bound}, which is excluded and positive. */
  public long below(long bound) {
    return random.nextLong(bound);
  }
}
