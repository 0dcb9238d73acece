package bluegreen.campaign;

import static java.util.Comparator.comparingLong;

import bluegreen.ports.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Has several deeds take turns: one of them makes its next call, chosen by a seed, while the others
 * stand still. Time passes only when all of them wait. The same seed gives the same order.
 */
final class Turns {
  private static final Duration ENDLESS = Duration.ofHours(6);

  private final Random random;
  private final Consumer<Duration> pass;
  private final List<Turn> open = new ArrayList<>();
  private @Nullable Turn current;
  private long nanos;

  /**
   * @param pass lets time pass for AWS
   */
  Turns(long seed, Consumer<Duration> pass) {
    this.random = new Random(seed);
    this.pass = pass;
  }

  /** Runs deeds to their ends, and gives their results in order. */
  <T> List<T> take(List<Function<Turn, T>> deeds) throws Exception {
    List<Callable<T>> all = new ArrayList<>();
    for (Function<Turn, T> deed : deeds) {
      Turn turn = new Turn();
      open.add(turn);
      all.add(() -> turn.take(deed));
    }
    next();
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> result : threads.invokeAll(all)) {
        results.add(result.get());
      }
    }
    return results;
  }

  private synchronized void next() {
    if (open.isEmpty()) {
      current = null;
    } else {
      List<Turn> ready = open.stream().filter(turn -> turn.ready <= nanos).toList();
      if (ready.isEmpty()) {
        Turn first = open.stream().min(comparingLong(turn -> turn.ready)).orElseThrow();
        pass.accept(Duration.ofNanos(first.ready - nanos));
        nanos = first.ready;
        ready = List.of(first);
      }
      current = ready.get(random.nextInt(ready.size()));
    }
    notifyAll();
  }

  /** One deed's clock, and its way to AWS. */
  final class Turn implements Time {
    private long ready;

    private <T> T take(Function<Turn, T> deed) throws InterruptedException {
      await();
      try {
        return deed.apply(this);
      } finally {
        synchronized (Turns.this) {
          open.remove(this);
          next();
        }
      }
    }

    private void await() throws InterruptedException {
      synchronized (Turns.this) {
        while (current != this) {
          Turns.this.wait();
        }
      }
    }

    /** Gives the turn away for this long at least. */
    @Override
    public void pause(Duration duration) throws InterruptedException {
      synchronized (Turns.this) {
        ready = nanos + duration.toNanos();
        if (ready > ENDLESS.toNanos()) {
          throw new AssertionError("still waiting");
        }
        next();
      }
      await();
    }

    @Override
    public long nanos() {
      synchronized (Turns.this) {
        return nanos;
      }
    }

    @Override
    public Instant now() {
      return Instant.EPOCH.plusNanos(nanos());
    }

    /** Lets the others go on until {@code condition} holds, or they have ended. */
    void pauseUntil(BooleanSupplier condition) {
      try {
        while (!condition.getAsBoolean() && !alone()) {
          pause(Duration.ofMillis(1));
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    private boolean alone() {
      synchronized (Turns.this) {
        return open.size() == 1;
      }
    }

    /** Gives the turn away before each call. */
    SdkHttpClient over(SdkHttpClient http) {
      return new Client(this, http);
    }
  }

  private record Client(Turn turn, SdkHttpClient http) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      ExecutableHttpRequest call = http.prepareRequest(request);
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          try {
            turn.pause(Duration.ZERO);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          return call.call();
        }

        @Override
        public void abort() {
          call.abort();
        }
      };
    }

    @Override
    public void close() {}
  }
}
