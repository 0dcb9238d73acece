package bluegreen.rehearsal.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The process of an execution environment. */
final class Child {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Process process;
  private final Output output;
  private OptionalLong peak = OptionalLong.empty();
  private long peakRead = System.nanoTime() - SECOND;

  private Child(Process process, Output output) {
    this.process = process;
    this.output = output;
  }

  /** Starts {@code command} in {@code directory}, with an empty folder to work in. */
  static Child start(ProcessBuilder command, Path directory) throws IOException {
    Path printed = directory.resolve("output");
    Output output = new Output(printed);
    Path folder = Files.createDirectory(directory.resolve("task"));
    command.environment().put("LAMBDA_TASK_ROOT", folder.toString());
    command.environment().put("TMPDIR", folder.toString());
    Process process =
        command
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(printed.toFile()))
            .start();
    process.getOutputStream().close();
    return new Child(process, output);
  }

  long pid() {
    return process.pid();
  }

  CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Ends it at once, as Lambda does, and what it started itself. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Passes on what it printed since the last call. */
  void drainTo(Consumer<String> lines) {
    output.drainTo(lines);
  }

  /** The most memory it has used, in MB, at most a second old; empty where there is no /proc. */
  OptionalLong peak() {
    if (System.nanoTime() - peakRead >= SECOND) {
      peakRead = System.nanoTime();
      try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
        peak =
            lines.filter(line -> line.startsWith("VmHWM:")).mapToLong(Child::megabytes).findFirst();
      } catch (IOException | UncheckedIOException e) {
        // No Linux, or it has ended: what was known stays.
      }
    }
    return peak;
  }

  private static long megabytes(String line) {
    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
  }

  void close() throws IOException {
    output.close();
  }
}
