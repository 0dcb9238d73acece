package bluegreen.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  @TempDir Path root;

  @BeforeEach
  void build() throws IOException {
    Files.createDirectories(root.resolve("src/target/lib"));
    write("lotto.jar", 10);
  }

  @Test
  void a_function_starts_with_the_image_s_options_and_its_cache() throws IOException {
    write("lotto.aot", 20);

    Bundle bundle = Bundle.lotto(root);

    assertThat(bundle.options())
        .contains(
            "@" + root.resolve("src/image/java.options"),
            "-XX:AOTCache=" + root.resolve("src/target/lotto.aot"));
  }

  @Test
  void a_function_is_not_run_with_the_cache_of_another_jar() throws IOException {
    Files.createFile(root.resolve("pom.xml"));
    assertThat(refusal().remedy()).isEqualTo("Build it: ./mvnw -DskipTests package");

    write("lotto.aot", 5);

    assertThat(refusal().why())
        .isEqualTo(
            "There is no function to run: %s or its cache is missing or out of date."
                .formatted(root.resolve("src/target/lotto.jar")));
  }

  @Test
  void a_packed_tool_has_no_function_and_says_what_to_do() {
    assertThat(refusal().remedy())
        .startsWith("A packed tool comes without one")
        .contains("--image");
  }

  private Refusal refusal() {
    return assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Bundle.lotto(root))
        .actual()
        .refusal();
  }

  private void write(String name, long second) throws IOException {
    Path file = Files.writeString(root.resolve("src/target").resolve(name), "");
    Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1_000));
  }
}
