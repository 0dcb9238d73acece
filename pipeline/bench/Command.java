import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Processes that are timed; none outlives this one. */
final class Command {
  private static final int PATIENCE_SECONDS = 60;
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Command::end)));
  }

  private Command() {}

  /** Starts it; who gets the process ends it with {@link #end}. */
  static Process start(Map<String, String> environment, List<String> line) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    Process process = builder.start();
    RUNNING.add(process);
    return process;
  }

  /** Ends it as SIGTERM does, and waits until it is gone. */
  static void end(Process process) {
    process.destroy();
    process.onExit().join();
    RUNNING.remove(process);
  }

  /**
   * Runs it to its end, and gives the seconds that this took.
   *
   * @param story gets what it prints to standard error
   * @throws IllegalStateException if it fails
   */
  static double run(Map<String, String> environment, List<String> line, Consumer<String> story)
      throws IOException {
    long began = System.nanoTime();
    Process process = start(environment, line);
    CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    Thread.startVirtualThread(() -> swallow(process));
    process.errorReader().lines().forEach(story);
    int status = process.onExit().join().exitValue();
    double seconds = (System.nanoTime() - began) / 1e9;
    RUNNING.remove(process);
    if (status != 0) {
      throw new IllegalStateException(String.join(" ", line) + " ended with " + status);
    }
    return seconds;
  }

  private static void swallow(Process process) {
    try {
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
