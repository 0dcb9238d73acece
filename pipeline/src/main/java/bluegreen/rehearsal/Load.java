package bluegreen.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The public: HTTP requests at a steady rate, whether or not the last one has been answered. */
public final class Load implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final HttpRequest request;

  /** Starts at once. */
  public Load(URI url, int perSecond) {
    request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
    long micros = 1_000_000 / perSecond;
    var _ =
        pace.scheduleAtFixedRate(
            () -> requests.execute(this::ask), 0, micros, TimeUnit.MICROSECONDS);
  }

  /** How many requests have ended, well or not. */
  public long sent() {
    return sent.get();
  }

  /** How many of them failed: a status of 500 or more, or no answer. */
  public long failed() {
    return failed.get();
  }

  /** Stops asking and waits for the answers that are still out. */
  @Override
  public void close() {
    pace.close();
    requests.close();
    http.close();
  }

  private void ask() {
    try {
      if (http.send(request, BodyHandlers.discarding()).statusCode() >= 500) {
        failed.incrementAndGet();
      }
    } catch (IOException e) {
      failed.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sent.incrementAndGet();
  }
}
