package bluegreen.actions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A repository with a test's workflows, a local GitHub that runs them, and the output of the runs.
 */
public final class Project {
  private static final String NONE = "0".repeat(40);

  private final Hub hub;
  private final Repository repository;
  private final Map<String, Action> actions = new TreeMap<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private Project(Hub hub, Repository repository) {
    this.hub = hub;
    this.repository = repository;
  }

  /** Creates an empty project. */
  public static Project in(Path folder) throws IOException {
    return in(
        folder,
        new Hub.Settings(
            Map.of("WHERE", "anywhere", "WHO", "everybody"),
            Map.of("staging", Map.of("WHERE", "here")),
            Map.of("PATH", System.getenv("PATH")),
            "a secret",
            ""));
  }

  /** Creates an empty project with these settings. */
  public static Project in(Path folder, Hub.Settings settings) throws IOException {
    Hub hub = Hub.create(folder, settings);
    Repository repository = new Repository(Files.createDirectories(hub.repository()));
    repository.git("init", "--quiet", "--initial-branch=main");
    repository.git("config", "user.name", "Ada");
    repository.git("config", "user.email", "ada@example.com");
    return new Project(hub, repository);
  }

  /** Writes a file in the working tree. */
  public Project with(String file, String text) throws IOException {
    Path path = hub.repository().resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return this;
  }

  /** Writes a workflow that runs on a push to main, and commits it. */
  public Project jobs(String jobs) throws IOException {
    with(
        ".github/workflows/test.yml",
        "name: Test\non:\n  push:\n    branches: [main]\njobs:\n" + jobs.indent(2));
    return committed();
  }

  /** Commits all written files. */
  public Project committed() {
    repository.git("add", "--all");
    repository.git("commit", "--quiet", "--message", "Change");
    return this;
  }

  /** Registers the stand-in for an action. */
  public Project standIn(String name, Action action) {
    actions.put(name, action);
    return this;
  }

  public Hub hub() {
    return hub;
  }

  /** The hash of the newest commit. */
  public String head() {
    return repository.git("rev-parse", "HEAD").strip();
  }

  /** Runs the workflows that a push of all commits starts; returns whether all succeeded. */
  public boolean push() throws IOException {
    return push(NONE);
  }

  /** Runs the workflows that a push of the commits after {@code before} starts. */
  public boolean push(String before) throws IOException {
    return runner().push(new Event("push", "main", head(), before, Map.of()));
  }

  /** Runs a workflow by hand; returns whether it succeeded. */
  public boolean dispatch(String workflow, Map<String, String> inputs) throws IOException {
    return runner().dispatch(workflow, "main", inputs);
  }

  /**
   * Runs the named jobs of the first run again, and all that didn't succeed; returns whether all
   * have succeeded now.
   */
  public boolean rerun(String... jobs) throws IOException {
    return runner().rerun(1, List.of(jobs));
  }

  private Runner runner() {
    return new Runner(hub, actions, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  /** The output of the runs, without the lines that name a step or a status. */
  public List<String> printed() {
    return printed
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.contains("──"))
        .toList();
  }
}
