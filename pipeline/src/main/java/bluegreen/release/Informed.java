package bluegreen.release;

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

/** Asks what a deed can do without: it is neither held up for long by it, nor does it fail. */
final class Informed {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Meanwhile meanwhile;
  private final Story story;
  private final Waiting waiting;

  Informed(Meanwhile meanwhile, Time time, Story story) {
    this.meanwhile = meanwhile;
    this.story = story;
    this.waiting = new Waiting(time, story).every(POLL).atMost(PATIENCE);
  }

  /**
   * Asks.
   *
   * @param without what the deed goes on without, such as {@code The canary's alarms are not known}
   * @return the answer, empty if there is none within ten seconds; the story then hears why
   */
  <T> Optional<T> ask(String without, Supplier<T> question) throws InterruptedException {
    Meanwhile.Answer<T> answer = meanwhile.ask(question);
    waiting.until(answer::here, here -> here);
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
