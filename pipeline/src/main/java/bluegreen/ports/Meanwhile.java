package bluegreen.ports;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Questions that don't depend on each other, asked at the same time.
 *
 * <p>In platform threads: what polls for virtual ones would hold up the JVM's end for 0.3 seconds.
 */
public final class Meanwhile {
  private Meanwhile() {}

  /**
   * Asks in a thread of its own, from now on.
   *
   * @return waits for the answer, or throws what the question threw
   */
  public static <T> Supplier<T> ask(Supplier<T> question) {
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
