package bluegreen.actions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A workflow run, kept in a folder: artifacts, summary, timings, and outcomes of its jobs. */
public record Run(Hub hub, int id, Start start) {
  /** The workflow that was started, and the event that started it. */
  public record Start(String file, String name, Event event) {}

  /** When a step started and ended. */
  public record Timing(String job, String step, Instant start, Instant end) {}

  /** The repository's owner and name at GitHub. */
  public static final String REPOSITORY = "acme/lotto";

  static Run create(Hub hub, Workflow workflow, Event event) throws IOException {
    int id = hub.runs().size() + 1;
    Run run = new Run(hub, id, new Start(workflow.file(), workflow.name(), event));
    Files.createDirectories(run.artifacts());
    Files.createDirectories(run.folder().resolve("outcomes"));
    JsonMapper.shared().writeValue(run.folder().resolve("run.json"), run.start);
    return run;
  }

  /** Opens an earlier run. */
  public static Run open(Hub hub, int id) {
    Path file = hub.folder().resolve("runs/" + id + "/run.json");
    return new Run(hub, id, JsonMapper.shared().readValue(file, Start.class));
  }

  /** The event that started the run. */
  public Event event() {
    return start.event;
  }

  /** The run's folder. */
  public Path folder() {
    return hub.folder().resolve("runs/" + id);
  }

  /** The folder of the artifacts, each in a subfolder with its name. */
  public Path artifacts() {
    return folder().resolve("artifacts");
  }

  /** The mark that the artifacts have expired. */
  public Path expired() {
    return folder().resolve("expired");
  }

  /** The job summaries, in Markdown. */
  public Path summary() {
    return folder().resolve("summary.md");
  }

  /** Creates a new folder for one execution of a job. */
  Path newFolder(String job) throws IOException {
    return Files.createTempDirectory(folder(), job.replaceAll("\\W+", "-") + "-");
  }

  synchronized void summarize(String markdown) throws IOException {
    append(summary(), markdown);
  }

  synchronized void time(Timing timing) throws IOException {
    append(folder().resolve("timings"), JsonMapper.shared().writeValueAsString(timing) + "\n");
  }

  /** The timings of all steps that weren't skipped, in the order in which they ended. */
  public Stream<Timing> timings() throws IOException {
    return Files.readAllLines(folder().resolve("timings")).stream()
        .map(line -> JsonMapper.shared().readValue(line, Timing.class));
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Records the outcome of a job. */
  void conclude(String job, Outcome outcome) {
    JsonMapper.shared().writeValue(outcome(job), outcome);
  }

  /** The recorded outcomes by job. */
  Map<String, Outcome> outcomes() throws IOException {
    Map<String, Outcome> outcomes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder().resolve("outcomes"))) {
      files.forEach(
          file ->
              outcomes.put(
                  file.getFileName().toString(),
                  JsonMapper.shared().readValue(file, Outcome.class)));
    }
    return outcomes;
  }

  /**
   * The subject of the identity token of a job, as new repositories have it.
   * https://docs.github.com/actions/reference/security/oidc
   *
   * @param what such as {@code environment:production}
   */
  public static String subject(String what) {
    return "repo:" + REPOSITORY.replace("/", "@338407242/") + "@1408704749:" + what;
  }

  private Path outcome(String job) {
    return folder().resolve("outcomes").resolve(job);
  }

  /** The {@code github} context of a job. */
  Map<String, Object> context(String job, Path workspace) {
    Event event = start.event;
    Map<String, Object> context = new TreeMap<>();
    context.put("actor", "ada");
    context.put("api_url", "https://api.github.com");
    context.put("event", Map.of("before", event.before(), "after", event.sha()));
    context.put("event_name", event.name());
    context.put("job", job);
    context.put("ref", "refs/heads/" + event.branch());
    context.put("ref_name", event.branch());
    context.put("repository", REPOSITORY);
    context.put("repository_owner", REPOSITORY.substring(0, REPOSITORY.indexOf('/')));
    context.put("run_attempt", "1");
    context.put("run_id", Integer.toString(id));
    context.put("run_number", Integer.toString(id));
    context.put("server_url", "https://github.com");
    context.put("sha", event.sha());
    context.put("token", Hub.TOKEN);
    context.put("triggering_actor", "ada");
    context.put("workflow", start.name);
    context.put("workspace", workspace.toString());
    return context;
  }

  /**
   * The default environment variables of every step: the context's texts as {@code GITHUB_…},
   * without the token, and {@code CI}.
   */
  static Map<String, String> variables(Map<String, Object> context) {
    Map<String, String> variables = new TreeMap<>(Map.of("CI", "true", "GITHUB_ACTIONS", "true"));
    context.forEach(
        (name, value) -> {
          if (value instanceof String text && !name.equals("token")) {
            variables.put("GITHUB_" + name.toUpperCase(Locale.ROOT), text);
          }
        });
    return variables;
  }
}
