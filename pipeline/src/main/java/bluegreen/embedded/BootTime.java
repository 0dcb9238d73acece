package bluegreen.embedded;

import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of an AWS that boots: it stands still while the AWS is set up, an hour back, so that
 * nothing of the set-up is still pending afterwards.
 */
final class BootTime implements InstantSource {
  private static final Duration BACK = Duration.ofHours(1);

  private final InstantSource time;
  private volatile InstantSource source;

  BootTime(InstantSource time) {
    Instant past = time.instant().minus(BACK);
    this.time = time;
    this.source = () -> past;
  }

  /**
   * Ends the set-up: {@code timeline} catches up, and follows the real time source from then on.
   */
  void endSetUp(Timeline timeline) {
    source = time;
    timeline.catchUp();
  }

  @Override
  public Instant instant() {
    return source.instant();
  }
}
