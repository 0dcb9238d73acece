package bluegreen.actions;

import bluegreen.actions.expression.Expression;
import bluegreen.actions.expression.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job of a workflow. */
record Job(
    String id,
    List<String> needs,
    Expression condition,
    Optional<Map<String, String>> permissions,
    Optional<Concurrency> concurrency,
    Work work) {
  /** What a job consists of. */
  sealed interface Work {
    /**
     * Steps that run on one machine.
     *
     * @param many whether the job has a matrix strategy, which this runner parses and doesn't run
     * @param machine what the job runs on
     */
    record Steps(
        boolean many,
        Template machine,
        Template environment,
        Map<String, Template> variables,
        Map<String, Template> outputs,
        Duration timeout,
        List<Step> steps)
        implements Work {}

    /** A call of another workflow in this repository. */
    record Call(String file, Map<String, Template> inputs) implements Work {}
  }

  private static final Duration GITHUBS_TIMEOUT = Duration.ofHours(6);

  static Job read(Section yaml) {
    Template.parse(yaml.text("name").orElse(""));
    return new Job(
        yaml.key(),
        yaml.texts("needs"),
        Template.condition(yaml.text("if").orElse("success()")),
        yaml.has("permissions") ? Optional.of(yaml.pairs("permissions")) : Optional.empty(),
        yaml.ifThere("concurrency", Concurrency::read),
        yaml.has("uses") ? call(yaml) : steps(yaml));
  }

  private static Work call(Section yaml) {
    String file = yaml.requireText("uses");
    if (!file.startsWith("./")) {
      throw yaml.failure("only workflows of this repository are called, not " + file);
    }
    if (!yaml.text("secrets").orElse("inherit").equals("inherit")) {
      throw yaml.failure("secrets can only be inherited here");
    }
    return new Work.Call(file.substring("./".length()), Step.templates(yaml.pairs("with")));
  }

  private static Work steps(Section yaml) {
    yaml.section("defaults", defaults -> defaults.section("run", Job::requireBash));
    return new Work.Steps(
        yaml.skip("strategy"),
        Template.parse(yaml.requireText("runs-on")),
        environment(yaml),
        Step.templates(yaml.pairs("env")),
        Step.templates(yaml.pairs("outputs")),
        yaml.minutes("timeout-minutes").orElse(GITHUBS_TIMEOUT),
        yaml.list("steps", Step::read));
  }

  /** The environment's name, given alone or with a URL; empty for no environment. */
  private static Template environment(Section yaml) {
    if (!yaml.isSection("environment")) {
      return Template.parse(yaml.text("environment").orElse(""));
    }
    return yaml.section(
        "environment",
        environment -> {
          environment.skip("url", "deployment");
          return Template.parse(environment.requireText("name"));
        });
  }

  /** Fails if another shell than bash is given; otherwise returns true. */
  static boolean requireBash(Section yaml) {
    if (!yaml.text("shell").orElse("bash").equals("bash")) {
      throw yaml.failure("shell has to be bash");
    }
    return true;
  }
}
