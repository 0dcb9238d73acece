package bluegreen.ports;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollbackNoteTest {
  @ParameterizedTest
  @ValueSource(strings = {"2", "1 + 2 (10 %)", "1 + 2 (12.5 %) + 3 (1 %)"})
  void what_was_written_is_read_again(String from) {
    RollbackNote note = new RollbackNote(from, v(10), "ada: wrong numbers, went to 3 by mistake");

    assertThat(note.text())
        .isEqualTo("rolled back " + from + " to 10 by ada: wrong numbers, went to 3 by mistake");
    assertThat(RollbackNote.parse(note.text())).contains(note);
  }

  @Test
  void a_reason_of_several_lines_becomes_one() {
    assertThat(new RollbackNote("2", v(1), "ada: wrong\nnumbers").text())
        .isEqualTo("rolled back 2 to 1 by ada: wrong numbers");
  }

  @Test
  void a_long_reason_is_cut_and_still_read() {
    String text = new RollbackNote("2", v(1), "x".repeat(300)).text();

    assertThat(text).hasSize(256);
    assertThat(RollbackNote.parse(text))
        .contains(new RollbackNote("2", v(1), "x".repeat(256 - "rolled back 2 to 1 by ".length())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "live",
        "bluegreen: rolled back after d-1",
        "rolled back 2 to 0 by ada: x",
        "rolled back $LATEST to 1 by ada: x",
        "see: rolled back 2 to 1 by ada: x"
      })
  void other_descriptions_are_no_note(String description) {
    assertThat(RollbackNote.parse(description)).isEmpty();
  }
}
