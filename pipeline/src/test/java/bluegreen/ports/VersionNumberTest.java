package bluegreen.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNumberTest {
  @ParameterizedTest
  @ValueSource(strings = {"1", "7", "10", "9223372036854775807"})
  void a_number_reads_as_it_is_written(String text) {
    assertThat(VersionNumber.parse(text)).hasValueSatisfying(n -> assertThat(n).hasToString(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-1", "+7", "07", " 7", "1.0", "$LATEST", "v7", "9223372036854775808"})
  void other_texts_are_no_number(String text) {
    assertThat(VersionNumber.parse(text)).isEmpty();
  }

  @Test
  void lambda_counts_from_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VersionNumber(0))
        .withMessage("Lambda counts versions from 1, not 0");
  }

  @Test
  void nine_comes_before_ten() {
    VersionNumber nine = new VersionNumber(9);
    VersionNumber ten = new VersionNumber(10);

    assertThat(List.of(ten, nine).stream().sorted()).containsExactly(nine, ten);
  }
}
