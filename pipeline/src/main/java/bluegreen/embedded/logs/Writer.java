package bluegreen.embedded.logs;

import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Logs.Event;
import bluegreen.embedded.model.Readings.Delivery;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Adds events to streams, in batches that arrive as the readings say. */
final class Writer {
  private final Timeline timeline;
  private final Chance chance;
  private final Delivery delivery;
  private final List<Ingestion> listeners = new ArrayList<>();
  private long written;

  /** Sees what is written, inside the model's lock. */
  interface Ingestion {
    /** The events arrive at the same time, which is not before now. */
    void written(LogGroup group, List<LogEvent> events);
  }

  Writer(Timeline timeline, Chance chance, Delivery delivery) {
    this.timeline = timeline;
    this.chance = chance;
    this.delivery = delivery;
  }

  void listen(Ingestion listener) {
    listeners.add(listener);
  }

  void write(LogGroup group, LogStream stream, List<Event> batch) {
    deliver(group, stream, batch);
    if (delivery.repeated() > 0 && chance.happens(delivery.repeated())) {
      deliver(group, stream, batch);
    }
  }

  private void deliver(LogGroup group, LogStream stream, List<Event> batch) {
    Instant arrives = timeline.now().plus(delay());
    List<LogEvent> events = new ArrayList<>(batch.size());
    for (Event content : batch) {
      written++;
      LogEvent event = new LogEvent(written, stream.name(), content, arrives);
      group.add(stream, event);
      events.add(event);
    }
    listeners.forEach(listener -> listener.written(group, events));
  }

  private Duration delay() {
    long range = delivery.most().minus(delivery.least()).toMillis();
    return range <= 0 ? delivery.least() : delivery.least().plusMillis(chance.below(range + 1));
  }
}
