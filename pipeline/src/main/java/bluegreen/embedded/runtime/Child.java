package bluegreen.embedded.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What an execution environment runs in: a process, or one that stands for a container. */
abstract class Child {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Process process;
  private final PrintedLines output;
  private final long started;
  private OptionalLong peak = OptionalLong.empty();
  private long peakRead = System.nanoTime() - SECOND;

  /** Starts {@code command}, which prints into a file in {@code directory}. */
  Child(ProcessBuilder command, Path directory) throws IOException {
    Path printed = directory.resolve("output");
    output = new PrintedLines(printed);
    started = System.nanoTime();
    process =
        command
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(printed.toFile()))
            .start();
    process.getOutputStream().close();
  }

  /** Ends it at once, as Lambda does, and what it started itself. */
  abstract void kill();

  /** The most memory that it has used so far, in MB; empty where nobody tells. */
  abstract OptionalLong readPeak() throws IOException;

  Process process() {
    return process;
  }

  /** When it was started, in the terms of {@link System#nanoTime}. */
  long started() {
    return started;
  }

  CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Passes on what it printed since the last call. */
  void drainTo(Consumer<String> lines) {
    output.drainTo(lines);
  }

  /** The most memory that it has used, at most a second old. */
  OptionalLong peak() {
    if (System.nanoTime() - peakRead >= SECOND) {
      peakRead = System.nanoTime();
      try {
        peak = readPeak();
      } catch (IOException e) {
        // Not here, or it has ended: what was known stays.
      }
    }
    return peak;
  }

  void close() {
    output.close();
  }
}
