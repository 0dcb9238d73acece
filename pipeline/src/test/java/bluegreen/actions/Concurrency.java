package bluegreen.actions;

import bluegreen.actions.expression.Template;

/** A concurrency group: of the runs or jobs with the same group, one runs at a time. */
record Concurrency(Template group, Template cancels) {
  static Concurrency read(Section yaml) {
    return new Concurrency(
        Template.parse(yaml.requireText("group")),
        Template.parse(yaml.text("cancel-in-progress").orElse("false")));
  }
}
