package bluegreen.embedded.model;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The logs service, to which other services write. */
public interface Logs {
  /** Keeps nothing. */
  Logs NONE = batch -> {};

  /**
   * Adds events to a stream, and creates its group and the stream if they are missing, as far as
   * the role may. Called inside the model's lock.
   */
  void write(Batch batch);

  /**
   * What is written at once.
   *
   * @param role the ARN of the role that is used
   * @param events the oldest first
   */
  record Batch(String role, String group, String stream, List<Event> events) {}

  /** One event. */
  sealed interface Event {
    /** When it happened, in AWS's time. */
    Instant at();

    /** The whole text, which may be made anew by each call. */
    String message();

    /** A text that is there. */
    record Text(Instant at, String message) implements Event {}

    /** A text that is made when it is read, because most are never read. */
    record Lazy(Instant at, Supplier<String> text) implements Event {
      @Override
      public String message() {
        return text.get();
      }
    }
  }
}
