package bluegreen.actions;

import bluegreen.actions.expression.Scope;
import bluegreen.actions.expression.Status;
import bluegreen.actions.expression.Template;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Runs a workflow's jobs; each starts as soon as the jobs that it needs have ended.
 *
 * @param prefix put before the jobs' names: the calling job, or empty without one
 * @param limits the permissions of the calling job's token; empty without a caller
 */
record WorkflowRun(
    Runner runner,
    Run run,
    Workflow workflow,
    String prefix,
    Map<String, Object> inputs,
    Optional<Map<String, String>> limits) {

  /** Runs all jobs except those whose outcome is known. */
  Outcome run(Map<String, Outcome> known) {
    Map<String, CompletableFuture<Outcome>> jobs = new LinkedHashMap<>();
    for (Job job : workflow.jobs().values()) {
      Map<String, CompletableFuture<Outcome>> needs = new LinkedHashMap<>(jobs);
      needs.keySet().retainAll(job.needs());
      jobs.put(
          job.id(),
          known.containsKey(job.id())
              ? CompletableFuture.completedFuture(known.get(job.id()))
              : CompletableFuture.allOf(needs.values().toArray(CompletableFuture[]::new))
                  .thenApplyAsync(_ -> run(job, ended(needs)), Thread::startVirtualThread));
    }
    Map<String, Outcome> ended = ended(jobs);
    Status status =
        Status.worst(
            ended.values().stream()
                .map(Outcome::status)
                .filter(job -> job != Status.SKIPPED)
                .toList());
    return new Outcome(status, outputs(ended));
  }

  private static Map<String, Outcome> ended(Map<String, CompletableFuture<Outcome>> jobs) {
    Map<String, Outcome> ended = new LinkedHashMap<>();
    jobs.forEach((id, job) -> ended.put(id, job.join()));
    return ended;
  }

  private Map<String, String> outputs(Map<String, Outcome> jobs) {
    Map<String, Template> outputs =
        workflow.triggers().called().map(Triggers.Called::outputs).orElse(Map.of());
    Scope scope = new Scope(Map.of("jobs", results(jobs)), Status.SUCCESS, run.folder());
    return JobRun.evaluate(outputs, scope);
  }

  private static Map<String, Object> results(Map<String, Outcome> jobs) {
    Map<String, Object> results = new TreeMap<>();
    jobs.forEach((id, outcome) -> results.put(id, outcome.context()));
    return results;
  }

  /** Runs a job if its condition holds, and records its outcome. */
  private Outcome run(Job job, Map<String, Outcome> needs) {
    Status before = Status.worst(needs.values().stream().map(Outcome::chain).toList());
    Scope scope = new Scope(contexts(job, needs), before, run.folder());
    Log log = runner.log(prefix + job.id());
    Outcome outcome;
    try {
      outcome =
          job.condition().isTrueIn(scope)
              ? work(job, scope, log)
              : new Outcome(Status.SKIPPED, Map.of());
    } catch (IOException | RuntimeException e) {
      log.error(String.valueOf(e.getMessage()));
      outcome = new Outcome(Status.FAILURE, Map.of());
    }
    log.line("── " + outcome.status());
    if (prefix.isEmpty()) {
      run.conclude(job.id(), outcome);
    }
    return outcome.after(before);
  }

  private Outcome work(Job job, Scope scope, Log log) throws IOException {
    Map<String, String> permissions = permissions(job);
    try (var _ = runner.lock(job.concurrency(), scope)) {
      return switch (job.work()) {
        case Job.Work.Call call -> call(job, call, permissions, scope);
        case Job.Work.Steps steps -> steps(job, steps, permissions, scope, log);
      };
    }
  }

  private Outcome call(Job job, Job.Work.Call call, Map<String, String> permissions, Scope scope) {
    Workflow called = runner.read(run.event().sha(), call.file());
    Triggers.Called trigger =
        called
            .triggers()
            .called()
            .orElseThrow(() -> new IllegalArgumentException(call.file() + " can't be called"));
    return new WorkflowRun(
            runner,
            run,
            called,
            prefix + job.id() + " / ",
            Input.values(trigger.inputs(), JobRun.evaluate(call.inputs(), scope)),
            Optional.of(permissions))
        .run(Map.of());
  }

  private Outcome steps(
      Job job, Job.Work.Steps steps, Map<String, String> permissions, Scope scope, Log log)
      throws IOException {
    if (steps.many()) {
      throw new IllegalArgumentException("this runner has no strategies");
    }
    // Chosen before the environment is known: only the repository's variables are there.
    String on = steps.machine().in(scope);
    if (!on.startsWith("ubuntu-")) {
      throw new IllegalArgumentException("runs-on has to be an ubuntu, not '" + on + "'");
    }
    Hub.Settings settings = runner.hub().settings();
    Machine machine = new Machine(run.newFolder(prefix + job.id()), log);
    Map<String, Object> contexts = new TreeMap<>(scope.contexts());
    Map<String, Object> github = run.context(job.id(), machine.workspace());
    contexts.put("github", github);
    contexts.put("secrets", Map.of("GITHUB_TOKEN", Hub.TOKEN));
    contexts.put("vars", settings.variables(steps.environment().in(scope)));
    machine.mask(Hub.TOKEN);
    machine.provide(settings.machine());
    machine.provide(Run.variables(github));
    if (permissions.getOrDefault("id-token", "none").equals("write")) {
      String environment = steps.environment().in(scope);
      String what =
          environment.isEmpty() ? "ref:" + github.get("ref") : "environment:" + environment;
      machine.provide(Map.of(Hub.SUBJECT, Run.subject(what)));
    }
    Scope whole = new Scope(contexts, Status.SUCCESS, machine.workspace());
    JobRun.evaluate(workflow.variables(), whole).forEach(machine::export);
    return new JobRun(runner.actions(), run, permissions, contexts, machine, steps.timeout())
        .run(steps);
  }

  private Map<String, Object> contexts(Job job, Map<String, Outcome> needs) {
    return Map.of(
        "github", run.context(job.id(), run.folder()),
        "inputs", inputs,
        "needs", results(needs),
        "vars", runner.hub().settings().variables(""));
  }

  /** The permissions of the job's token; fails if they exceed the caller's. */
  private Map<String, String> permissions(Job job) {
    Map<String, String> wanted = job.permissions().orElse(workflow.permissions());
    limits.ifPresent(
        limit ->
            wanted.forEach(
                (scope, level) -> {
                  if (!level.equals(limit.get(scope))) {
                    throw new IllegalArgumentException(
                        "permission %s: %s is not the caller's".formatted(scope, level));
                  }
                }));
    return wanted;
  }
}
