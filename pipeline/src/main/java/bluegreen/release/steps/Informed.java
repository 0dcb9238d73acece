package bluegreen.release.steps;

import bluegreen.ports.LostSightException;
import bluegreen.ports.Meanwhile;
import bluegreen.ports.RefusedException;
import bluegreen.ports.StaleException;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks what a deed can do without: all such questions together hold it up for ten seconds at most,
 * and none of them fails it.
 */
public final class Informed {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Meanwhile meanwhile;
  private final Time time;
  private final Story story;
  private Duration left = PATIENCE;

  public Informed(Meanwhile meanwhile, Time time, Story story) {
    this.meanwhile = meanwhile;
    this.time = time;
    this.story = story;
  }

  /** The same, for another ten seconds. */
  public Informed anew() {
    return new Informed(meanwhile, time, story);
  }

  /**
   * Asks.
   *
   * @param without what the deed goes on without, such as {@code The canary's alarms are not known}
   * @return the answer, empty if there is none in time; the story then hears why
   */
  public <T> Optional<T> ask(String without, Supplier<T> question) throws InterruptedException {
    Meanwhile.Answer<T> answer = meanwhile.ask(question);
    long begin = time.nanos();
    var _ = new Waiting(time, story).every(POLL).atMost(left).until(answer::here, here -> here);
    Duration rest = left.minusNanos(time.nanos() - begin);
    left = rest.isNegative() ? Duration.ZERO : rest;
    if (!answer.here()) {
      story.warning(without + ": AWS has not answered for ten seconds.");
      return Optional.empty();
    }
    try {
      return Optional.of(answer.get());
    } catch (RefusedException | LostSightException | StaleException e) {
      story.warning(without + ": " + e.getMessage());
      return Optional.empty();
    }
  }
}
