package bluegreen.actions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The files into which a script writes what it has to say. */
record StepFiles(Path output, Path variables, Path path, Path summary) {
  /** Makes them. */
  static StepFiles in(Path folder) throws IOException {
    return new StepFiles(
        Files.createFile(folder.resolve("output")),
        Files.createFile(folder.resolve("variables")),
        Files.createFile(folder.resolve("path")),
        Files.createFile(folder.resolve("summary")));
  }

  /** The variables in which a script finds them. */
  Map<String, String> names() {
    return new TreeMap<>(
        Map.of(
            "GITHUB_OUTPUT", output.toString(),
            "GITHUB_ENV", variables.toString(),
            "GITHUB_PATH", path.toString(),
            "GITHUB_STEP_SUMMARY", summary.toString()));
  }

  /** The outputs of the step; the rest is for the machine and the run. */
  Map<String, String> read(Machine machine, Run run) throws IOException {
    new CommandFile(variables).read().forEach(machine::export);
    Files.readAllLines(path).forEach(folder -> machine.prependPath(Path.of(folder)));
    run.summarize(Files.readString(summary));
    return new CommandFile(output).read();
  }
}
