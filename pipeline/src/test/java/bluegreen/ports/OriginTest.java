package bluegreen.ports;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
  @Property
  void what_was_written_is_read_again(
      @ForAll @AlphaChars @NotEmpty String commit, @ForAll @AlphaChars @NotEmpty String run) {
    Origin origin = new Origin(commit, "sha256:1", run);

    String description = origin.description();

    assertThat(description).hasSizeLessThanOrEqualTo(256);
    if (commit.length() + run.length() < 200) {
      assertThat(Origin.parse(description)).isEqualTo(origin);
    }
  }

  @Test
  void a_description_of_somebody_else_says_nothing() {
    assertThat(Origin.parse("my first version"))
        .isEqualTo(new Origin("unknown", "unknown", "unknown"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/o/r/actions/runs/11, https://github.com/o/r/actions/runs/9, true",
    "https://github.com/o/r/actions/runs/9, https://github.com/o/r/actions/runs/9, false",
    "https://github.com/o/r/actions/runs/8, https://github.com/o/r/actions/runs/9, false",
    "https://github.com/o/other/actions/runs/11, https://github.com/o/r/actions/runs/9, false",
    "ada, https://github.com/o/r/actions/runs/9, false",
    "https://github.com/o/r/actions/runs/11, ada, false",
  })
  void a_run_is_later_than_another_of_the_same_repository(String run, String other, boolean later) {
    assertThat(new Origin("c", "d", run).laterThan(other)).isEqualTo(later);
  }

  @Test
  void spaces_do_not_end_the_run() {
    String description = new Origin("c", "d", "Ada Lovelace").description();

    assertThat(Origin.parse(description).run()).isEqualTo("Ada_Lovelace");
  }
}
