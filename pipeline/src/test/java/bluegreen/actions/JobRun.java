package bluegreen.actions;

import bluegreen.actions.expression.Scope;
import bluegreen.actions.expression.Status;
import bluegreen.actions.expression.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One run of a job that has steps. */
final class JobRun {
  /** https://docs.github.com/actions/reference/workflow-syntax-for-github-actions */
  private static final List<String> BASH =
      List.of("bash", "--noprofile", "--norc", "-eo", "pipefail");

  /** How long steps with {@code always()} may still run after the job has timed out. */
  private static final Duration GRACE = Duration.ofMinutes(5);

  private final Map<String, Action> actions;
  private final Run run;
  private final Map<String, String> permissions;
  private final Map<String, Object> contexts;
  private final Machine machine;
  private final Instant deadline;
  private final Map<String, Object> results = new LinkedHashMap<>();
  private Status status = Status.SUCCESS;

  /**
   * Prepares the run of a job.
   *
   * @param contexts all contexts except {@code env}, {@code steps}, {@code job} and {@code runner}
   */
  JobRun(
      Map<String, Action> actions,
      Run run,
      Map<String, String> permissions,
      Map<String, Object> contexts,
      Machine machine,
      Duration timeout) {
    this.actions = actions;
    this.run = run;
    this.permissions = permissions;
    this.contexts = contexts;
    this.machine = machine;
    this.deadline = Instant.now().plus(timeout);
  }

  Outcome run(Job.Work.Steps job) throws IOException {
    evaluate(job.variables(), scope(Map.of())).forEach(machine::export);
    for (Step step : job.steps()) {
      Status conclusion = conclude(step);
      status = Status.worst(List.of(status, conclusion == Status.SKIPPED ? status : conclusion));
    }
    return new Outcome(status, evaluate(job.outputs(), scope(Map.of())));
  }

  /** Runs a step if its condition holds, and records its outcome and outputs. */
  private Status conclude(Step step) throws IOException {
    Instant start = Instant.now();
    Map<String, String> outputs = new TreeMap<>();
    Status outcome = outcome(step, outputs);
    Status conclusion =
        outcome == Status.FAILURE && step.continueOnError() ? Status.SUCCESS : outcome;
    if (!step.id().isEmpty()) {
      results.put(
          step.id(),
          Map.of(
              "outputs", Map.copyOf(outputs),
              "outcome", outcome.toString(),
              "conclusion", conclusion.toString()));
    }
    if (outcome != Status.SKIPPED) {
      run.time(new Run.Timing(machine.log().job(), step.name(), start, Instant.now()));
    }
    return conclusion;
  }

  private Status outcome(Step step, Map<String, String> outputs) {
    try {
      Map<String, String> more = evaluate(step.variables(), scope(Map.of()));
      Scope scope = scope(more);
      if (!step.condition().isTrueIn(scope)) {
        return Status.SKIPPED;
      }
      machine.say("── " + step.name());
      switch (step.work()) {
        case Step.Work.Run script -> script(step, script, more, outputs);
        case Step.Work.Uses(String name, Map<String, Template> inputs) ->
            outputs.putAll(action(name, evaluate(inputs, scope)));
      }
      return Status.SUCCESS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Status.CANCELLED;
    } catch (IOException | RuntimeException e) {
      machine.log().error(step.place() + ": " + e.getMessage());
      return Instant.now().isBefore(deadline) ? Status.FAILURE : Status.CANCELLED;
    }
  }

  private Map<String, String> action(String name, Map<String, String> inputs)
      throws IOException, InterruptedException {
    Action action = actions.get(name);
    if (action == null) {
      throw new IllegalArgumentException("nothing stands for the action " + name);
    }
    inputs.values().removeIf(String::isEmpty);
    return action.run(new Action.Use(run, machine, permissions, inputs));
  }

  private void script(
      Step step, Step.Work.Run work, Map<String, String> more, Map<String, String> outputs)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(machine.temp(), "step");
    Path script = Files.writeString(folder.resolve("script.sh"), work.script());
    StepFiles files = StepFiles.in(folder);
    Map<String, String> variables = files.names();
    variables.putAll(more);
    int code =
        machine.run(
            machine.workspace().resolve(work.directory().in(scope(more))),
            variables,
            timeout(step),
            Stream.concat(BASH.stream(), Stream.of(script.toString())).toList());
    outputs.putAll(files.read(machine, run));
    if (code != 0) {
      throw new IllegalStateException("exit code " + code);
    }
  }

  private Duration timeout(Step step) {
    Duration left = Duration.between(Instant.now(), deadline);
    Duration most = left.isPositive() ? left : GRACE;
    return step.timeout().filter(timeout -> timeout.compareTo(most) < 0).orElse(most);
  }

  private Scope scope(Map<String, String> more) {
    Map<String, String> variables = new TreeMap<>(machine.exported());
    variables.putAll(more);
    Map<String, Object> all = new TreeMap<>(contexts);
    all.put("env", variables);
    all.put("steps", results);
    all.put("job", Map.of("status", status.toString()));
    all.put("runner", machine.context());
    return new Scope(all, status, machine.workspace());
  }

  static Map<String, String> evaluate(Map<String, Template> templates, Scope scope) {
    Map<String, String> texts = new TreeMap<>();
    templates.forEach((name, template) -> texts.put(name, template.in(scope)));
    return texts;
  }
}
