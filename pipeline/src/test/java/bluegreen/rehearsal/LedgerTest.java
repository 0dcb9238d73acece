package bluegreen.rehearsal;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.rehearsal.Ledger.Page;
import bluegreen.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void the_ledger_has_every_request_and_every_shift() {
    Ledger ledger = new Ledger(world.aws());
    world.ask();
    world.pass(Duration.ofSeconds(1));
    Instant from = world.aws().now();

    world.release("bad");

    Page page = ledger.since(from);
    assertThat(page.weights()).matches("\\d+ s: 1 \\+ 2 \\(10 %\\), \\d+ s: 1");
    assertThat(page.failures()).isEqualTo(Map.of("2", page.served(v(2))));
    assertThat(world.failures()).isEqualTo(Map.of("2", (int) page.served(v(2))));
    assertThat(page.requests()).isEqualTo(page.served(v(1)) + page.served(v(2)));
    assertThat(page.bad()).isLessThan(Duration.ofMinutes(5));
    assertThat(ledger.since(world.aws().now().plusSeconds(1)))
        .satisfies(
            later -> {
              assertThat(later.weights()).isEqualTo("untouched");
              assertThat(later.failures()).isEqualTo(Map.of());
              assertThat(later.bad()).isZero();
            });
  }
}
