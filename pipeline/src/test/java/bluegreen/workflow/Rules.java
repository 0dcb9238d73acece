package bluegreen.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the rules for workflows in CONTRIBUTING.md. */
final class Rules {
  private static final Pattern PINNED =
      Pattern.compile("\\s*(?:- )?uses: [\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
  private static final Pattern GRANT = Pattern.compile("\\s+[a-z-]+: (?:read|write) # \\S.*");
  private static final Pattern LONG_LIVED =
      Pattern.compile(
          "aws-(access-key-id|secret-access-key)|AKIA[A-Z0-9]{16}|AWS_SECRET_ACCESS_KEY");

  /** {@code --reason "$REASON"} instead of {@code --reason="$REASON"}. */
  private static final Pattern LOOSE = Pattern.compile("--[a-z-]+[\\s\\\\]+\"?\\$");

  /** A job that was skipped has not failed, and has not done its work. */
  private static final Pattern NOT_FAILED =
      Pattern.compile("result\\s*!=\\s*'(failure|cancelled|skipped)'");

  private static final Set<String> DANGEROUS = Set.of("pull_request_target", "workflow_run");

  /**
   * In minutes. Lambda may take 15 minutes for the image and 15 for the version; the canary
   * follows.
   */
  private static final int LONGER_THAN_A_DEPLOYMENT = 45;

  private final String text;
  private final Yaml workflow;
  private final List<String> uses = new ArrayList<>();
  private final List<String> grants = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  private Rules(String text) {
    this.text = text;
    this.workflow = Yaml.parse(text);
  }

  /** The broken rules of a workflow; empty if it keeps all. */
  static List<String> broken(String text) {
    Rules rules = new Rules(text);
    Yaml jobs = rules.workflow.at("jobs");
    rules.top();
    jobs.keys().forEach(name -> rules.job(name, jobs.at(name)));
    rules.gate(jobs);
    rules.commented(PINNED, rules.uses, "not pinned by SHA and version");
    rules.commented(GRANT, rules.grants, "a grant without a reason");
    return rules.broken;
  }

  private void top() {
    check(
        workflow.has("permissions")
            && workflow.at("permissions").keys().isEmpty()
            && !(workflow.get("permissions") instanceof String),
        "permissions on top are not {}");
    List<String> events =
        workflow.at("on").keys().isEmpty() ? workflow.texts("on") : workflow.at("on").keys();
    check(
        events.stream().noneMatch(DANGEROUS::contains),
        "an event that runs with the base's rights on a stranger's code");
    check(!LONG_LIVED.matcher(text).find(), "long-lived keys");
  }

  /**
   * Requires a line with a comment for each value found. The check reads the text, as the YAML
   * parser drops comments.
   */
  private void commented(Pattern line, List<String> found, String otherwise) {
    long lines = text.lines().filter(line.asMatchPredicate()).count();
    check(lines == found.size(), otherwise + ": " + lines + " lines for " + found);
  }

  private void uses(String uses) {
    if (!uses.isEmpty() && !uses.startsWith("./")) {
      this.uses.add(uses);
    }
  }

  private void job(String name, Yaml job) {
    uses(job.text("uses"));
    grants.addAll(job.at("permissions").keys());
    check(!job.texts("permissions").toString().contains("-all"), name + ": a grant of everything");
    check(!NOT_FAILED.matcher(job.text("if")).find(), name + ": takes a skipped job for a success");
    if (!job.has("uses")) {
      String minutes = job.text("timeout-minutes");
      check(minutes.matches("\\d+"), name + ": no time-out");
      environment(name, job, minutes);
    }
    job.list("steps").forEach(step -> step(name, step));
  }

  /**
   * Checks a job with an environment. Its time-out must exceed a deployment if it runs the tool,
   * since it then moves traffic.
   */
  private void environment(String name, Yaml job, String minutes) {
    if (!job.has("environment")) {
      return;
    }
    Yaml concurrency = job.at("concurrency");
    check(concurrency.has("group"), name + ": no concurrency group for its environment");
    check(
        concurrency.text("cancel-in-progress").equals("false"),
        name + ": may be cancelled half-way");
    check(
        !environment(job).endsWith("-approval")
            || concurrency.text("group").contains("github.run_id"),
        name + ": while it waits for approval, it holds up other runs or is cancelled by them");
    boolean releases =
        job.list("steps").stream().anyMatch(s -> s.text("run").contains("pipeline/bluegreen "));
    check(
        !releases
            || (minutes.matches("\\d+") && Integer.parseInt(minutes) > LONGER_THAN_A_DEPLOYMENT),
        name + ": its time-out is shorter than a deployment");
  }

  /** The name of a job's environment, given alone or with a URL. */
  static String environment(Yaml job) {
    Yaml environment = job.at("environment");
    return environment.has("name") ? environment.text("name") : job.text("environment");
  }

  private void step(String job, Yaml step) {
    check(
        !step.text("run").contains("${{"),
        job + ": an expression inside a script: " + step.text("run"));
    check(
        !step.text("run").contains("pipeline/bluegreen ")
            || !LOOSE.matcher(step.text("run")).find(),
        job + ": a value that could be read as an option");
    check(!step.text("continue-on-error").equals("true"), job + ": goes on after an error");
    String uses = step.text("uses");
    uses(uses);
    Yaml with = step.at("with");
    if (uses.startsWith("actions/checkout@")) {
      check(
          with.text("persist-credentials").equals("false"),
          job + ": leaves its token in the checkout");
    }
    if (uses.startsWith("aws-actions/configure-aws-credentials@")) {
      check(
          with.text("role-to-assume").startsWith("${{ vars."),
          job + ": assumes no role of the variables");
    }
    if (uses.startsWith("docker/build-push-action@") && with.text("push").equals("true")) {
      check(
          with.text("provenance").equals("false") && with.text("sbom").equals("false"),
          job + ": pushes an index, which Lambda refuses");
    }
  }

  /** Checks that the gate fails unless all other jobs succeed. */
  private void gate(Yaml jobs) {
    if (jobs.has("gate")) {
      Yaml gate = jobs.at("gate");
      List<String> others = jobs.keys().stream().filter(name -> !name.equals("gate")).toList();
      check(gate.texts("needs").containsAll(others), "gate: does not need all jobs");
      check(gate.text("if").equals("always()"), "gate: is skipped where a job has failed");
    }
  }

  private void check(boolean right, String otherwise) {
    if (!right) {
      broken.add(otherwise);
    }
  }
}
