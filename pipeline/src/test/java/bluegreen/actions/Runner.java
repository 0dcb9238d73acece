package bluegreen.actions;

import bluegreen.actions.expression.Scope;
import bluegreen.actions.expression.Status;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs workflows and prints their logs. */
public final class Runner {
  private static final String BY_HAND = "workflow_dispatch";
  private static final String WORKFLOWS = ".github/workflows/";

  private final Hub hub;
  private final Map<String, Action> actions;
  private final PrintStream out;
  private final List<Log> logs = new CopyOnWriteArrayList<>();

  /**
   * Creates a runner.
   *
   * @param actions the stand-ins for actions, by action name
   */
  public Runner(Hub hub, Map<String, Action> actions, PrintStream out) {
    this.hub = hub;
    this.actions = Map.copyOf(actions);
    this.out = out;
  }

  Hub hub() {
    return hub;
  }

  Map<String, Action> actions() {
    return actions;
  }

  Log log(String job) {
    Log log = new Log(out, job);
    logs.add(log);
    return log;
  }

  /** Runs the workflows that a push starts; returns whether all succeeded. */
  public boolean push(Event event) throws IOException {
    List<String> changed = repository().changed(event.before(), event.sha());
    boolean green = true;
    for (String file : repository().files(event.sha(), WORKFLOWS)) {
      Workflow workflow = read(event.sha(), file);
      if (workflow.triggers().push().filter(p -> p.startsAt(event.branch(), changed)).isPresent()) {
        green &= start(workflow, event, Map.of());
      }
    }
    return green;
  }

  /** Runs a workflow by hand; returns whether it succeeded. */
  public boolean dispatch(String name, String branch, Map<String, String> inputs)
      throws IOException {
    String sha = repository().git("rev-parse", branch).strip();
    Workflow workflow = read(sha, WORKFLOWS + name);
    Map<String, Input> known =
        workflow
            .triggers()
            .dispatch()
            .orElseThrow(() -> new IllegalArgumentException(name + " can't be run by hand"));
    Event event = new Event(BY_HAND, branch, sha, sha, inputs);
    return start(workflow, event, Input.values(known, inputs));
  }

  private boolean start(Workflow workflow, Event event, Map<String, Object> inputs)
      throws IOException {
    return run(workflow, Run.create(hub, workflow, event), inputs, Map.of());
  }

  /**
   * Runs the named jobs of a run again, and all that didn't succeed; returns whether all have
   * succeeded now.
   */
  public boolean rerun(int id, List<String> jobs) throws IOException {
    Run run = Run.open(hub, id);
    Workflow workflow = read(run.event().sha(), run.start().file());
    Map<String, Outcome> known = new LinkedHashMap<>(run.outcomes());
    known.values().removeIf(outcome -> outcome.status() != Status.SUCCESS);
    known.keySet().removeAll(jobs);
    Map<String, Input> inputs =
        run.event().name().equals(BY_HAND)
            ? workflow.triggers().dispatch().orElseThrow()
            : Map.of();
    return run(workflow, run, Input.values(inputs, run.event().inputs()), known);
  }

  private boolean run(
      Workflow workflow, Run run, Map<String, Object> inputs, Map<String, Outcome> known)
      throws IOException {
    Scope scope =
        new Scope(
            Map.of("github", run.context("", run.folder()), "inputs", inputs),
            Status.SUCCESS,
            run.folder());
    try (var _ = lock(workflow.concurrency(), scope)) {
      Status status =
          new WorkflowRun(this, run, workflow, "", inputs, Optional.empty()).run(known).status();
      out.printf("%s %s (run %d): %s%n", mark(status), workflow.name(), run.id(), status);
      logs.stream().flatMap(log -> log.errors().stream()).forEach(out::println);
      return status == Status.SUCCESS;
    }
  }

  private static String mark(Status status) {
    return status == Status.SUCCESS ? "✓" : "✗";
  }

  /** Reads a workflow file from a commit. */
  Workflow read(String sha, String file) {
    return Workflow.read(file, repository().text(sha, file));
  }

  /** Locks a concurrency group, waiting until it is free. The lock also ends with this process. */
  Closeable lock(Optional<Concurrency> concurrency, Scope scope) throws IOException {
    if (concurrency.isEmpty()) {
      return () -> {};
    }
    if (concurrency.get().cancels().in(scope).equals("true")) {
      throw new IllegalArgumentException("this runner cancels nothing that is in progress");
    }
    String group = concurrency.get().group().in(scope).replaceAll("\\W+", "-");
    FileChannel channel =
        FileChannel.open(
            hub.folder().resolve("group-" + group),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  private Repository repository() {
    return new Repository(hub.repository());
  }
}
