package bluegreen.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program, run as users run it: in a process of its own, with nothing of CI or AWS around it. */
final class Program implements AutoCloseable {
  static final Path HERE = Path.of("").toAbsolutePath();
  static final Path LAUNCHER = HERE.resolve("bluegreen");

  private final Process process;
  private final Output out;
  private final Output err;

  private Program(Process process) {
    this.process = process;
    this.out = new Output(process.getInputStream());
    this.err = new Output(process.getErrorStream());
  }

  /** How a program ended, and the lines that it printed. */
  record Ended(int code, List<String> outLines, List<String> errLines) {
    String out() {
      return String.join("\n", outLines);
    }

    String err() {
      return String.join("\n", errLines);
    }
  }

  /** Starts it in {@code directory}. */
  static Program start(Map<String, String> environment, List<String> command, Path directory) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("GITHUB_") || name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new Program(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Ended run(Map<String, String> environment, List<String> command)
      throws InterruptedException {
    return run(environment, command, HERE);
  }

  static Ended run(Map<String, String> environment, List<String> command, Path directory)
      throws InterruptedException {
    try (Program program = start(environment, command, directory)) {
      return program.end();
    }
  }

  Output out() {
    return out;
  }

  Output err() {
    return err;
  }

  /** All processes that it has started, and those that they have. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** Waits for its end. */
  Ended end() throws InterruptedException {
    int code = process.waitFor();
    return new Ended(code, out.all(), err.all());
  }

  /** Asks it to end, as {@code kill} does, and waits for its end. */
  Ended terminate() throws InterruptedException {
    process.toHandle().destroy(); // Process.destroy() would close what we read
    return end();
  }

  /** Ends it as Ctrl-C does, and waits for its end. */
  Ended interrupt() throws InterruptedException {
    run(Map.of(), List.of("kill", "-INT", Long.toString(process.pid())));
    return end();
  }

  /** Ends it without a chance to say anything. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** As if its machine had lost power. */
  void killAll() throws InterruptedException {
    List<ProcessHandle> all = descendants();
    kill();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /** Leaves nothing behind, however the test ended. */
  @Override
  public void close() {
    process.toHandle().destroy();
    process.onExit().join();
  }
}
