package bluegreen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.world.Told;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SummaryOptionTest {
  private final Told told = new Told();

  @Test
  void pages_are_appended(@TempDir Path folder) {
    Path file = folder.resolve("summary.md");
    SummaryOption option = option(file);

    option.append(() -> "one", told);
    option.append(() -> "two", told);

    assertThat(file).hasContent("one\ntwo\n");
  }

  @Test
  void a_summary_that_cannot_be_written_is_a_warning(@TempDir Path folder) {
    option(folder).append(() -> "one", told);

    assertThat(told.lines())
        .singleElement()
        .asString()
        .startsWith("The summary can't be written to " + folder);
  }

  private static SummaryOption option(Path file) {
    return CommandLine.populateCommand(new SummaryOption(), "--summary", file.toString());
  }
}
