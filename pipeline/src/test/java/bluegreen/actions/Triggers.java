package bluegreen.actions;

import bluegreen.actions.expression.Glob;
import bluegreen.actions.expression.Template;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events that start a workflow. */
record Triggers(
    Optional<Push> push, Optional<Map<String, Input>> dispatch, Optional<Called> called) {
  /** A push to one of these branches that touches one of these paths; no path means any. */
  record Push(List<String> branches, List<Glob> paths) {
    static Push read(Section yaml) {
      return new Push(yaml.texts("branches"), yaml.texts("paths").stream().map(Glob::of).toList());
    }

    boolean startsAt(String branch, Collection<String> changed) {
      return branches.contains(branch)
          && (paths.isEmpty()
              || changed.stream()
                  .map(Path::of)
                  .anyMatch(p -> paths.stream().anyMatch(glob -> glob.matches(p))));
    }
  }

  /** A call by another workflow, with the declared inputs and outputs. */
  record Called(Map<String, Input> inputs, Map<String, Template> outputs) {
    static Called read(Section yaml) {
      yaml.skip("secrets");
      return new Called(
          yaml.sections("inputs", Input::read), yaml.sections("outputs", Called::output));
    }

    private static Template output(Section yaml) {
      yaml.skip("description");
      return Template.parse(yaml.requireText("value"));
    }
  }

  /** Other events, such as pull requests and schedules, are ignored. */
  static Triggers read(Section yaml) {
    yaml.skip("pull_request", "schedule", "merge_group", "workflow_run");
    return new Triggers(
        yaml.ifThere("push", Push::read),
        yaml.ifThere("workflow_dispatch", dispatch -> dispatch.sections("inputs", Input::read)),
        yaml.ifThere("workflow_call", Called::read));
  }
}
