package lotto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawTest {

  @Property
  void has_six_distinct_numbers_from_1_to_45(@ForAll long seed) {
    assertThat(Draw.from(new SplittableRandom(seed)).numbers())
        .hasSize(6)
        .doesNotHaveDuplicates()
        .allMatch(number -> 1 <= number && number <= 45);
  }

  @Test
  void keeps_the_order_in_which_the_balls_are_drawn() {
    RandomGenerator alwaysTheLast = lastOfTheDrum();

    assertThat(Draw.from(alwaysTheLast)).hasToString("[45,44,43,42,41,40]");
  }

  @ParameterizedTest
  @MethodSource
  void other_numbers_are_rejected(List<Integer> numbers) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Draw(numbers))
        .withMessageContaining(numbers.toString());
  }

  static List<List<Integer>> other_numbers_are_rejected() {
    return List.of(
        List.of(),
        List.of(1, 2, 3, 4, 5),
        List.of(1, 2, 3, 4, 5, 6, 7),
        List.of(1, 2, 3, 4, 5, 5),
        List.of(0, 1, 2, 3, 4, 5),
        List.of(41, 42, 43, 44, 45, 46));
  }

  @Test
  void cannot_be_changed_afterwards() {
    List<Integer> numbers = new ArrayList<>(List.of(13, 28, 39, 38, 19, 8));
    Draw draw = new Draw(numbers);

    numbers.clear();

    assertThat(draw).hasToString("[13,28,39,38,19,8]");
  }

  private static RandomGenerator lastOfTheDrum() {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new UnsupportedOperationException("a drum asks only for positions");
      }

      @Override
      public int nextInt(int bound) {
        return bound - 1;
      }
    };
  }
}
