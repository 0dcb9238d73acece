package bluegreen.actions;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The machine of one job: a workspace, and environment variables that steps can add to. */
public final class Machine {
  private final Path folder;
  private final Log log;
  private final Map<String, String> own = new TreeMap<>();
  private final Map<String, String> exported = new TreeMap<>();

  Machine(Path folder, Log log) throws IOException {
    this.folder = folder;
    this.log = log;
    Files.createDirectories(workspace());
    Files.createDirectories(temp());
  }

  /** The folder in which steps run. */
  public Path workspace() {
    return folder.resolve("workspace");
  }

  /** The folder for temporary files of the job. */
  public Path temp() {
    return folder.resolve("temp");
  }

  /** Sets variables that steps get and expressions don't see. */
  void provide(Map<String, String> variables) {
    own.putAll(variables);
  }

  /** Sets a variable for all later steps. */
  public void export(String name, String value) {
    exported.put(name, value);
  }

  /** Puts {@code folder} first on the path of all later steps. */
  public void prependPath(Path folder) {
    own.merge("PATH", folder.toString(), (path, first) -> first + File.pathSeparator + path);
  }

  /** The environment variables of the next step. */
  public Map<String, String> variables() {
    Map<String, String> all = new TreeMap<>(own);
    all.putAll(exported);
    return all;
  }

  /**
   * The variables that the workflow, the job or its steps set; expressions see them as {@code env}.
   */
  Map<String, String> exported() {
    return Map.copyOf(exported);
  }

  /** The {@code runner} context. */
  Map<String, Object> context() {
    return Map.of("os", "Linux", "temp", temp().toString());
  }

  Log log() {
    return log;
  }

  /** Writes a line to the job's log. */
  public void say(String line) {
    log.line(line);
  }

  /** Masks {@code secret} in all later lines of the log. */
  public void mask(String secret) {
    log.mask(secret);
  }

  /**
   * Runs a command in the workspace.
   *
   * @throws IllegalStateException if it fails
   */
  public void run(List<String> command) throws IOException, InterruptedException {
    if (run(workspace(), Map.of(), Duration.ofMinutes(30), command) != 0) {
      throw new IllegalStateException("failed: " + String.join(" ", command));
    }
  }

  /**
   * Runs a command and waits until it ends.
   *
   * @return its exit code
   * @throws IllegalStateException if the command doesn't end in time; it is then killed with its
   *     child processes
   */
  int run(Path directory, Map<String, String> more, Duration timeout, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables());
    builder.environment().putAll(more);
    Process process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<Void> shown =
        CompletableFuture.runAsync(() -> show(process), Thread::startVirtualThread);
    if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      kill(process.toHandle());
      throw new IllegalStateException("timed out after " + timeout);
    }
    join(shown);
    return process.exitValue();
  }

  private void show(Process process) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(log::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void join(CompletableFuture<Void> shown) {
    try {
      shown.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static void kill(ProcessHandle process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }
}
