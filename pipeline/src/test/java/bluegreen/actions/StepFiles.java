package bluegreen.actions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The files in which a script sets outputs, variables, paths and the summary. */
record StepFiles(Path output, Path variables, Path path, Path summary) {
  /** Creates empty files. */
  static StepFiles in(Path folder) throws IOException {
    return new StepFiles(
        Files.createFile(folder.resolve("output")),
        Files.createFile(folder.resolve("variables")),
        Files.createFile(folder.resolve("path")),
        Files.createFile(folder.resolve("summary")));
  }

  /** The environment variables that tell a script where the files are. */
  Map<String, String> names() {
    return new TreeMap<>(
        Map.of(
            "GITHUB_OUTPUT", output.toString(),
            "GITHUB_ENV", variables.toString(),
            "GITHUB_PATH", path.toString(),
            "GITHUB_STEP_SUMMARY", summary.toString()));
  }

  /** Returns the step's outputs, and applies the other files to the machine and the run. */
  Map<String, String> read(Machine machine, Run run) throws IOException {
    new CommandFile(variables).read().forEach(machine::export);
    Files.readAllLines(path).forEach(folder -> machine.prependPath(Path.of(folder)));
    run.summarize(Files.readString(summary));
    return new CommandFile(output).read();
  }
}
