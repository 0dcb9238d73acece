package bluegreen.actions;

import bluegreen.actions.expression.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A GitHub workflow.
 *
 * @param file its path in the repository
 */
record Workflow(
    String file,
    String name,
    Triggers triggers,
    Map<String, String> permissions,
    Map<String, Template> variables,
    Optional<Concurrency> concurrency,
    Map<String, Job> jobs) {
  /**
   * Parses a workflow.
   *
   * @throws IllegalArgumentException naming the place of anything that this runner doesn't support
   */
  static Workflow read(String file, String yaml) {
    Object document = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(yaml);
    return Section.read(file, document, section -> read(file, section));
  }

  private static Workflow read(String file, Section yaml) {
    Template.parse(yaml.text("run-name").orElse(""));
    yaml.section("defaults", defaults -> defaults.section("run", Job::requireBash));
    return new Workflow(
        file,
        yaml.text("name").orElse(file),
        yaml.section("on", Triggers::read),
        yaml.pairs("permissions"),
        Step.templates(yaml.pairs("env")),
        yaml.ifThere("concurrency", Concurrency::read),
        inOrder(yaml.sections("jobs", Job::read)));
  }

  /** Sorts the jobs so that each comes after those that it needs. */
  private static Map<String, Job> inOrder(Map<String, Job> jobs) {
    Map<String, Job> ordered = new LinkedHashMap<>();
    while (ordered.size() < jobs.size()) {
      Job next =
          jobs.values().stream()
              .filter(job -> !ordered.containsKey(job.id()))
              .filter(job -> ordered.keySet().containsAll(job.needs()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "jobs need each other, or what isn't there: only %s can run"
                              .formatted(ordered.keySet())));
      ordered.put(next.id(), next);
    }
    return ordered;
  }
}
