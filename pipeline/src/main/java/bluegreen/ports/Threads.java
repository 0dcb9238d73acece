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
  public <T> Supplier<T> ask(Supplier<T> question) {
    CompletableFuture<T> answer =
        CompletableFuture.supplyAsync(question, Thread.ofPlatform().daemon()::start);
    return () -> {
      try {
        return answer.join();
      } catch (CompletionException e) {
        switch (e.getCause()) {
          case RuntimeException own -> throw own;
          case Error own -> throw own;
          case null, default -> throw e;
        }
      }
    };
  }
}
