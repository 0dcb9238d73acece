package lotto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AotCacheTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mixed mode, emulated-client, sharing | true",
        "mixed mode, sharing                  | true",
        "mixed mode, emulated-client          | false",
        "interpreted mode                     | false",
        "''                                   | false"
      })
  void is_used_if_the_jvm_says_that_it_shares_classes(String description, boolean used) {
    assertThat(AotCache.isUsed(description)).isEqualTo(used);
  }
}
