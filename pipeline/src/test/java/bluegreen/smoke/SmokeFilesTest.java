package bluegreen.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.ports.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmokeFilesTest {
  @TempDir private Path folder;

  @Test
  void the_projects_own_are_well_formed() {
    assertThat(SmokeFiles.in(Path.of("smoke"))).hasSizeGreaterThan(3);
  }

  @Test
  void most_may_be_left_out() throws IOException {
    Files.writeString(folder.resolve("b.json"), "{\"request\":{},\"expect\":{}}");
    Files.writeString(folder.resolve("a.json"), "{\"name\":\"n\",\"request\":{},\"expect\":{}}");

    List<Check> tests = SmokeFiles.in(folder);

    assertThat(tests).extracting(Check::name).containsExactly("n", "b.json");
    assertThat(tests.getFirst().request().method()).isEqualTo("GET");
    assertThat(tests.getFirst().expect().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"request\":{},\"expects\":{}}",
        "{\"request\":{\"pth\":\"/\"},\"expect\":{}}",
        "{\"request\":{}}",
        "{\"request\":{},\"expect\":{\"status\":\"two\"}}",
        "[",
        ""
      })
  void what_is_mistyped_is_named_with_its_file(String content) throws IOException {
    Files.writeString(folder.resolve("mistyped.json"), content);

    assertThatThrownBy(() -> SmokeFiles.in(folder))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("mistyped.json");
  }

  @Test
  void a_folder_without_tests_is_refused() {
    assertThatThrownBy(() -> SmokeFiles.in(folder)).hasMessageContaining("no smoke test");
    assertThatThrownBy(() -> SmokeFiles.in(folder.resolve("none")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("can't be read");
  }
}
