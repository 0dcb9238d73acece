package bluegreen.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Table TABLE =
      new Table(List.of("NAME", "N"), List.of(List.of("a", "1"), List.of("bbbbbb", "22")));

  @Test
  void columns_are_as_wide_as_they_need_to_be() {
    assertThat(TABLE.lines()).containsExactly("NAME    N", "──────────", "a       1", "bbbbbb  22");
  }

  @Test
  void its_rule_fits_a_terminal() {
    Table wide = new Table(List.of("NAME"), List.of(List.of("a".repeat(100))));

    assertThat(wide.lines().get(1)).isEqualTo("─".repeat(80));
  }

  @Test
  void markdown_is_a_table_too() {
    assertThat(TABLE.markdown()).isEqualTo("| NAME | N |\n|---|---|\n| a | 1 |\n| bbbbbb | 22 |\n");
  }

  @Test
  void a_cell_stays_one() {
    assertThat(new Table(List.of("A|B"), List.of(List.of("1|2"))).markdown())
        .isEqualTo("| A\\|B |\n|---|\n| 1\\|2 |\n");
  }
}
