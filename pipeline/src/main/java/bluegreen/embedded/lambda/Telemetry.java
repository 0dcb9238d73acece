package bluegreen.embedded.lambda;

import bluegreen.embedded.lambda.log.InvocationLog;
import bluegreen.embedded.model.Logs;
import bluegreen.embedded.model.Logs.Batch;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What Lambda tells of invocations: their metrics and their logs. */
final class Telemetry {
  private final LambdaMetrics metrics;
  private final Logs logs;
  private final List<Consumer<Batch>> observers = new CopyOnWriteArrayList<>();

  Telemetry(LambdaMetrics metrics, Logs logs) {
    this.metrics = metrics;
    this.logs = logs;
  }

  /** Has {@code observer} see every log, outside the model's lock. */
  void onLog(Consumer<Batch> observer) {
    observers.add(observer);
  }

  void throttled(RoutedInvocation routed) {
    metrics.throttled(routed);
  }

  void started(RoutedInvocation routed) {
    metrics.started(routed);
  }

  /** Records an invocation that has ended at {@code now}, and returns its log. */
  Batch finished(RoutedInvocation routed, InvocationLog log, Instant now) {
    metrics.finished(routed, log.report().answer());
    Batch written = log.batch(now);
    logs.write(written);
    return written;
  }

  void show(Batch written) {
    observers.forEach(observer -> observer.accept(written));
  }
}
