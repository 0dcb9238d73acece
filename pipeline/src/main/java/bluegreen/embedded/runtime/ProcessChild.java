package bluegreen.embedded.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A function that runs as a plain process on this machine. */
final class ProcessChild extends Child {
  private ProcessChild(ProcessBuilder command, Path directory) throws IOException {
    super(command, directory);
  }

  /** Starts {@code command} in a new, empty working directory inside {@code directory}. */
  static ProcessChild start(ProcessBuilder command, Path directory) throws IOException {
    Path folder = Files.createDirectory(directory.resolve("task"));
    command.environment().put("LAMBDA_TASK_ROOT", folder.toString());
    command.environment().put("TMPDIR", folder.toString());
    // Lambda's locale may be missing here: a JVM then reads the names of files as ASCII.
    command.environment().putIfAbsent("LC_ALL", "C.UTF-8");
    return new ProcessChild(command.directory(folder.toFile()), directory);
  }

  @Override
  void kill() {
    process().descendants().forEach(ProcessHandle::destroyForcibly);
    process().destroyForcibly();
  }

  @Override
  OptionalLong readPeak() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process().pid()), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst();
  }
}
