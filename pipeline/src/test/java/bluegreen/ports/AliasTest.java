package bluegreen.ports;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AliasTest {
  @Test
  void a_weighted_alias_does_not_serve_one_version_only() {
    Alias alias = new Alias(v(1), Map.of(v(2), 0.1), "r", "");

    assertThat(alias.servesOnly(v(1))).isFalse();
    assertThat(alias.traffic()).isEqualTo("1 + 2 (10 %)");
  }

  @Test
  void shares_read_as_percent() {
    assertThat(Alias.percent(0.1)).isEqualTo("10 %");
    assertThat(Alias.percent(0.125)).isEqualTo("12.5 %");
    assertThat(Alias.percent(1)).isEqualTo("100 %");
  }
}
