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
 * A local GitHub for one repository, kept in a folder: the repository, its settings, and its
 * workflow runs.
 */
public record Hub(Path folder, Settings settings) {
  /** The value of every job's {@code GITHUB_TOKEN}. */
  public static final String TOKEN = "token-of-a-job";

  /** The variable with the subject of the identity tokens of a job that may ask for them. */
  public static final String SUBJECT = "ACTIONS_ID_TOKEN_SUBJECT";

  /**
   * The repository's settings.
   *
   * @param variables the repository's variables
   * @param environments the variables of each environment
   * @param machine the environment variables of each job's machine at its start
   * @param identityKey signs the identity tokens of jobs
   * @param uploads the URL that receives images built without Docker; empty if Docker builds them
   */
  public record Settings(
      Map<String, String> variables,
      Map<String, Map<String, String>> environments,
      Map<String, String> machine,
      String identityKey,
      String uploads) {
    public Settings {
      variables = Map.copyOf(variables);
      environments = Map.copyOf(environments);
      machine = Map.copyOf(machine);
    }

    /** The variables that a job in this environment sees; an empty name means no environment. */
    Map<String, String> variables(String environment) {
      Map<String, String> all = new TreeMap<>(variables);
      if (!environment.isEmpty()) {
        // GitHub creates an environment that is not there: no variables, no reviewers, any branch.
        all.putAll(environments.getOrDefault(environment, Map.of()));
      }
      return all;
    }
  }

  /** Creates the folder and its settings. The caller creates the repository. */
  public static Hub create(Path folder, Settings settings) throws IOException {
    Files.createDirectories(folder.resolve("runs"));
    JsonMapper.shared().writeValue(folder.resolve("settings.json"), settings);
    return new Hub(folder, settings);
  }

  /** Opens a folder that {@link #create} made. */
  public static Hub open(Path folder) {
    Settings settings =
        JsonMapper.shared().readValue(folder.resolve("settings.json"), Settings.class);
    return new Hub(folder, settings);
  }

  /** Where it is kept that an image with this digest was attested. */
  public Path attestation(String digest) {
    return folder.resolve("attestation-" + digest.replace(':', '-'));
  }

  /** The folder of the bare git repository. */
  public Path repository() {
    return folder.resolve("repository.git");
  }

  /** All runs so far, oldest first. */
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
