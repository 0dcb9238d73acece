package bluegreen.ports;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.RollbackNote.Mark;
import bluegreen.ports.RollbackNote.Move;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollbackNoteTest {
  @ParameterizedTest
  @ValueSource(strings = {"2", "1 + 2 (10 %)", "1 + 2 (12.5 %) + 3 (1 %)"})
  void what_was_written_is_read_again(String from) {
    RollbackNote note = note(from, 10, "ada: wrong numbers, went to 3 by mistake");

    assertThat(note.text())
        .isEqualTo("rolled back " + from + " to 10 by ada: wrong numbers, went to 3 by mistake");
    assertThat(RollbackNote.parse(note.text())).contains(note);
  }

  @Test
  void a_reason_of_several_lines_becomes_one() {
    assertThat(note("2", 1, "ada: wrong\nnumbers").text())
        .isEqualTo("rolled back 2 to 1 by ada: wrong numbers");
  }

  @Test
  void a_long_reason_is_cut_and_still_read() {
    String text = note("2", 1, "x".repeat(300)).text();

    assertThat(text).hasSize(256);
    assertThat(RollbackNote.parse(text))
        .contains(note("2", 1, "x".repeat(256 - "rolled back 2 to 1 by ".length())));
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

  @Test
  void the_time_and_the_newest_deployment_are_kept() {
    Mark mark = new Mark(Instant.parse("2026-01-31T12:00:07.5Z"), "d-1");
    RollbackNote note = new RollbackNote(move("2", 1), Optional.of(mark), "ada: x", List.of());

    assertThat(note.text())
        .isEqualTo("rolled back 2 to 1 at 2026-01-31T12:00:07Z after d-1 by ada: x");
    assertThat(RollbackNote.parse(note.text())).contains(note);
    assertThat(note.isAfter("d-1")).isTrue();
    assertThat(note.isAfter("d-2")).isFalse();
    assertThat(note.at(v(2))).contains(Instant.parse("2026-01-31T12:00:07Z"));
    assertThat(note.at(v(1))).isEmpty();
  }

  @Test
  void earlier_rollbacks_are_kept_as_far_as_they_fit() {
    RollbackNote note = note("9", 8, "x".repeat(300)).since(Optional.of(note("7", 6, "bob: y")));
    RollbackNote next = note("8", 5, "ada: z").since(Optional.of(note));

    assertThat(note.text()).hasSize(256).endsWith("x [earlier: 7>6]");
    assertThat(next.text()).isEqualTo("rolled back 8 to 5 by ada: z [earlier: 9>8 7>6]");
    assertThat(RollbackNote.parse(next.text())).contains(next);
    assertThat(next.tellsOf(v(7))).isTrue();
    assertThat(next.tellsOf(v(6))).isFalse();
    assertThat(next.by(v(8))).isEqualTo("ada: z");
    assertThat(next.by(v(7))).isEqualTo("somebody (no longer recorded)");
  }

  @Test
  void of_many_rollbacks_the_last_are_kept() {
    RollbackNote note = note("100", 99, "ada: x");
    for (int i = 99; i > 89; i--) {
      note = note("" + i, i - 1, "ada: x").since(Optional.of(note));
    }

    assertThat(note.text())
        .isEqualTo("rolled back 90 to 89 by ada: x [earlier: 91>90 92>91 93>92 94>93 95>94 96>95]");
  }

  @Test
  void a_time_that_is_none_is_left_out() {
    assertThat(RollbackNote.parse("rolled back 2 to 1 at noon after d-1 by ada: x"))
        .contains(note("2", 1, "ada: x"));
  }

  private static Move move(String from, long to) {
    return new Move(from, v(to));
  }

  private static RollbackNote note(String from, long to, String by) {
    return new RollbackNote(move(from, to), Optional.empty(), by, List.of());
  }
}
