package bluegreen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgeTest {
  private static final Duration TICK = Duration.ofMillis(10);

  /**
   * From the process's start until the JVM counts, and until it is asked again; of a busy machine.
   */
  private static final Duration BEFORE = Duration.ofSeconds(5);

  @Test
  void it_is_that_of_the_jvm_and_what_came_before_it() {
    Duration jvm = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());

    assertThat(Age.ofProcess()).isBetween(jvm.minus(TICK), jvm.plus(BEFORE));
  }
}
