package lotto;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Six distinct numbers from 1 to 45, in the order in which they were drawn. */
record Draw(List<Integer> numbers) {

  static final int SIZE = 6;
  static final int HIGHEST = 45;

  Draw {
    numbers = List.copyOf(numbers);
    long drawn = 0;
    for (int number : numbers) {
      if (number < 1 || number > HIGHEST) {
        throw new IllegalArgumentException(
            "a draw has numbers from 1 to " + HIGHEST + ": " + numbers);
      }
      drawn |= 1L << number;
    }
    if (numbers.size() != SIZE || Long.bitCount(drawn) != SIZE) {
      throw new IllegalArgumentException("a draw has " + SIZE + " distinct numbers: " + numbers);
    }
  }

  /** Takes one ball after another out of a full drum, so every ordered draw is equally likely. */
  static Draw from(RandomGenerator random) {
    List<Integer> drum = new ArrayList<>(HIGHEST);
    for (int number = 1; number <= HIGHEST; number++) {
      drum.add(number);
    }
    List<Integer> drawn = new ArrayList<>(SIZE);
    while (drawn.size() < SIZE) {
      drawn.add(drum.remove(/* index */ random.nextInt(drum.size())));
    }
    return new Draw(drawn);
  }

  /** As JSON: {@code [13,28,39,38,19,8]}. */
  @Override
  public String toString() {
    return Json.array(numbers);
  }
}
