package bluegreen.actions;

import bluegreen.actions.expression.Expression;
import bluegreen.actions.expression.Template;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A step of a job.
 *
 * @param id the id under which other steps find the outputs; empty for none
 */
record Step(
    String place,
    String id,
    String name,
    Expression condition,
    Map<String, Template> variables,
    boolean continueOnError,
    Optional<Duration> timeout,
    Work work) {
  /** What a step runs. */
  sealed interface Work {
    /** A bash script. */
    record Run(String script, Template directory) implements Work {}

    /** An action; its name has no version. */
    record Uses(String action, Map<String, Template> inputs) implements Work {}
  }

  static Step read(Section yaml) {
    Work work = yaml.has("run") ? run(yaml) : uses(yaml);
    String id = yaml.text("id").orElse("");
    return new Step(
        yaml.place(),
        id,
        yaml.text("name").orElseGet(() -> id.isEmpty() ? title(work) : id),
        Template.condition(yaml.text("if").orElse("success()")),
        templates(yaml.pairs("env")),
        yaml.flag("continue-on-error"),
        yaml.minutes("timeout-minutes"),
        work);
  }

  private static Work run(Section yaml) {
    String script = yaml.requireText("run");
    if (Template.parse(script).isComputed()) {
      throw yaml.failure("a value in a script could contain code: pass it by env");
    }
    Job.requireBash(yaml);
    return new Work.Run(script, Template.parse(yaml.text("working-directory").orElse("")));
  }

  private static Work uses(Section yaml) {
    String action = yaml.requireText("uses");
    if (!action.matches("[^/]+/[^@]+@[0-9a-f]{40}")) {
      throw yaml.failure(action + " is not pinned by a commit");
    }
    return new Work.Uses(action.substring(0, action.indexOf('@')), templates(yaml.pairs("with")));
  }

  private static String title(Work work) {
    return switch (work) {
      case Work.Run(String script, var _) -> script.lines().findFirst().orElse("");
      case Work.Uses(String action, var _) -> action;
    };
  }

  static Map<String, Template> templates(Map<String, String> texts) {
    Map<String, Template> templates = new LinkedHashMap<>();
    texts.forEach((name, text) -> templates.put(name, Template.parse(text)));
    return templates;
  }
}
