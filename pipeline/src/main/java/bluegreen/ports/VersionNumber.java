package bluegreen.ports;

import java.util.Optional;

/**
 * The number of a published Lambda version. Lambda counts from 1 and never reuses a number; {@code
 * $LATEST} is no published version.
 *
 * @param value from 1
 */
public record VersionNumber(long value) implements Comparable<VersionNumber> {
  public VersionNumber {
    if (value < 1) {
      throw new IllegalArgumentException("Lambda counts versions from 1, not " + value);
    }
  }

  /**
   * Reads what Lambda or a person writes, such as {@code 7}; empty if it is no version's number.
   */
  public static Optional<VersionNumber> parse(String text) {
    try {
      return text.startsWith("+") || text.startsWith("0")
          ? Optional.empty()
          : Optional.of(new VersionNumber(Long.parseLong(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(VersionNumber other) {
    return Long.compare(value, other.value);
  }

  /** As Lambda writes it. */
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
