package lotto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelRandomTest {

  @TempDir Path folder;

  @Test
  void returns_the_bytes_of_its_source_in_order() throws IOException {
    SecureRandom random = source(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    byte[] bytes = new byte[2];

    random.nextBytes(bytes);

    assertThat(bytes).containsExactly(1, 2);
    assertThat(random.nextInt()).isEqualTo(0x03040506);
    assertThat(random.generateSeed(2)).containsExactly(7, 8);
  }

  @Test
  void a_seed_does_not_make_it_predictable() throws IOException {
    SecureRandom random = source(new byte[] {1, 2, 3, 4});

    random.setSeed(7);

    assertThat(random.nextInt()).isEqualTo(0x01020304);
  }

  @Test
  void fails_when_its_source_ends() throws IOException {
    SecureRandom random = source(new byte[] {1, 2, 3});

    assertThatThrownBy(random::nextInt)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Can't read the random source");
  }

  @Test
  void opening_a_missing_source_fails() {
    String nowhere = folder.resolve("nowhere").toString();

    assertThatThrownBy(() -> KernelRandom.open(nowhere))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Can't open the random source " + nowhere);
  }

  @Test
  void two_numbers_of_the_kernel_differ() {
    assertThat(KernelRandom.open().nextLong()).isNotEqualTo(KernelRandom.open().nextLong());
  }

  private SecureRandom source(byte[] content) throws IOException {
    return KernelRandom.open(Files.write(folder.resolve("source"), content).toString());
  }
}
