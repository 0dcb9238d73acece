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

/** Runs and times processes; stops those that are left when this program exits. */
final class Command {
  private static final int PATIENCE_SECONDS = 60;
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Command::end)));
  }

  private Command() {}

  /** Starts a process. The caller stops it with {@link #end}. */
  static Process start(Map<String, String> environment, List<String> line) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    Process process = builder.start();
    RUNNING.add(process);
    return process;
  }

  /** Sends SIGTERM and waits for the exit. */
  static void end(Process process) {
    process.destroy();
    process.onExit().join();
    RUNNING.remove(process);
  }

  /**
   * Runs a command until it exits.
   *
   * @param story receives the lines of standard error
   * @return the seconds that it took
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
      throw new IllegalStateException(String.join(" ", line) + " exited with " + status);
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
