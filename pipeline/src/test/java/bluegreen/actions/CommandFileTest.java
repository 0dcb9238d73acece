package bluegreen.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandFileTest {
  @TempDir private Path folder;

  @Test
  void a_value_has_one_line_or_those_before_its_end() throws Exception {
    Map<String, String> values =
        read(
            """
            plain=a=b
            empty=

            page<<END
            first << line
            second=line
            END
            nothing<<END
            END
            """);

    assertThat(values)
        .containsOnly(
            entry("plain", "a=b"),
            entry("empty", ""),
            entry("page", "first << line\nsecond=line"),
            entry("nothing", ""));
  }

  @Test
  void text_that_is_not_a_value_is_shown_in_the_error() {
    assertThatThrownBy(() -> read("words")).hasMessageContaining("in output: words");
    assertThatThrownBy(() -> read("page<<END\ntext"))
        .hasMessageContaining("page does not end with END");
  }

  private Map<String, String> read(String text) throws IOException {
    return new CommandFile(Files.writeString(folder.resolve("output"), text)).read();
  }
}
