package bluegreen.ports;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Asks each question in a separate thread.
 *
 * <p>Platform threads: the poller of virtual threads delays the JVM's exit by 0.3 seconds.
 */
public final class Threads implements Meanwhile {
  @Override
  public <T> Answer<T> ask(Supplier<T> question) {
    return new Future<>(
        CompletableFuture.supplyAsync(question, Thread.ofPlatform().daemon()::start));
  }

  private record Future<T>(CompletableFuture<T> answer) implements Answer<T> {
    @Override
    public boolean here() {
      return answer.isDone();
    }

    @Override
    public T get() {
      try {
        return answer.join();
      } catch (CompletionException e) {
        switch (e.getCause()) {
          case RuntimeException own -> throw own;
          case Error own -> throw own;
          case null, default -> throw e;
        }
      }
    }
  }
}
