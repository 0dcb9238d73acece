package bluegreen.actions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What GitHub is for one repository, in a folder: the repository, its settings, and the runs of its
 * workflows.
 */
public record Hub(Path folder, Settings settings) {
  /** What stands for the token of every job. */
  public static final String TOKEN = "token-of-a-job";

  /**
   * What the repository's owner has set.
   *
   * @param variables of the repository
   * @param environments and their variables
   * @param machine the variables with which the machine of a job starts
   * @param uploads where images go that are not built by Docker; empty if they are
   */
  public record Settings(
      Map<String, String> variables,
      Map<String, Map<String, String>> environments,
      Map<String, String> machine,
      String uploads) {
    public Settings {
      variables = Map.copyOf(variables);
      environments = Map.copyOf(environments);
      machine = Map.copyOf(machine);
    }

    /** The variables that a job sees in an environment, in none if that is empty. */
    Map<String, String> variables(String environment) {
      Map<String, String> all = new TreeMap<>(variables);
      if (!environment.isEmpty()) {
        Map<String, String> more = environments.get(environment);
        if (more == null) {
          throw new IllegalArgumentException("there is no environment " + environment);
        }
        all.putAll(more);
      }
      return all;
    }
  }

  /** Makes one, without a repository yet. */
  public static Hub create(Path folder, Settings settings) throws IOException {
    Files.createDirectories(folder.resolve("runs"));
    JsonMapper.shared().writeValue(folder.resolve("settings.json"), settings);
    return new Hub(folder, settings);
  }

  /** Finds one that was made. */
  public static Hub open(Path folder) {
    Settings settings =
        JsonMapper.shared().readValue(folder.resolve("settings.json"), Settings.class);
    return new Hub(folder, settings);
  }

  /** The bare repository. */
  public Path repository() {
    return folder.resolve("repository.git");
  }

  /** All runs that there were, the first one first. */
  public List<Run> runs() throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve("runs"))) {
      return folders
          .map(run -> Integer.parseInt(run.getFileName().toString()))
          .sorted()
          .map(id -> Run.open(this, id))
          .toList();
    }
  }
}
