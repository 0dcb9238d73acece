package bluegreen.embedded.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The process of an execution environment: the function itself, or the {@code docker run} of its
 * container.
 */
abstract class Child {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Process process;
  private final PrintedLines output;
  private final long started;
  private OptionalLong peak = OptionalLong.empty();
  private long peakRead = System.nanoTime() - SECOND;

  /** Starts {@code command} with its output redirected to a file in {@code directory}. */
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

  /** Kills the process and its child processes at once, as Lambda does. */
  abstract void kill();

  /** The peak memory so far, in MB; empty where the system does not report it. */
  abstract OptionalLong readPeak() throws IOException;

  Process process() {
    return process;
  }

  /** The start time, as a {@link System#nanoTime}. */
  long started() {
    return started;
  }

  CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Passes on the lines printed since the last call. */
  void drainTo(Consumer<String> lines) {
    output.drainTo(lines);
  }

  /** Reads the peak memory once, for a process that ends before it is asked for it. */
  synchronized void readFirstPeak() {
    if (peak.isEmpty()) {
      read();
    }
  }

  /** The peak memory in MB, at most one second old. */
  synchronized OptionalLong peak() {
    if (System.nanoTime() - peakRead >= SECOND) {
      peakRead = System.nanoTime();
      read();
    }
    return peak;
  }

  private void read() {
    try {
      peak = readPeak();
    } catch (IOException e) {
      // Not available on this system, or the process has ended: keep the last known value.
    }
  }

  void close() {
    output.close();
  }
}
