package bluegreen.release;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alias;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Target.Others;
import bluegreen.ports.Deployment.Target.Ours;
import bluegreen.ports.Deployment.Target.Unknown;
import bluegreen.ports.Group;
import bluegreen.ports.Latest;
import bluegreen.ports.Refusal;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import bluegreen.release.ReleaseOrder.FiringAlarms;
import bluegreen.release.ReleaseOrder.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the reasons not to start a release, before anything is changed. */
final class Preflight {
  private final Coordinates names;
  private final String command;
  private final List<Refusal> refusals = new ArrayList<>();

  Preflight(Coordinates coordinates) {
    this.names = coordinates;
    this.command = "bluegreen rollback --function " + names.function();
  }

  /** All of them; none if the release may start. */
  List<Refusal> check(Situation now, ReleaseOrder order) {
    now.latest().obstacles().forEach(this::obstacle);
    now.inFlight().map(d -> inFlight(d, names)).ifPresent(refusals::add);
    if (now.inFlight().isEmpty()) {
      weights(now.alias());
    }
    overtaken(now.blue(), order.source().run());
    // A hotfix replaces a version that fails: there is nothing good to go back to, and what watches
    // that version has fired.
    if (order.way() != Way.HOTFIX) {
      group(now.group());
      alarms(now.alarms(), order.firingAlarms());
      blue(now.blue(), now.bluePullable());
    }
    if (order.way() == Way.CANARY) {
      weightable(now.blue(), now.latest());
    }
    return List.copyOf(refusals);
  }

  private void obstacle(Latest.Obstacle obstacle) {
    switch (obstacle) {
      case ZIP_PACKAGE ->
          refuse(
              "The function " + names.function() + " runs Zip packages, not container images.",
              "Create it anew with package type Image: Lambda can't change it.");
      case NO_CONCURRENCY ->
          refuse(
              "The function "
                  + names.function()
                  + " has a reserved concurrency of 0: Lambda refuses every request to it.",
              "Raise or delete it: aws lambda delete-function-concurrency --function-name "
                  + names.function());
    }
  }

  /** Why a release can't start beside a deployment. */
  static Refusal inFlight(Deployment other, Coordinates names) {
    String what =
        switch (other.target()) {
          case Ours(Shift(var blue, var green)) -> "version " + blue + " → " + green;
          case Others(String function, String alias) -> "of " + function + ":" + alias;
          case Unknown _ -> "unknown shift";
        };
    return new Refusal(
        "Deployment " + other.id() + " (" + what + ") is in flight and is not this release.",
        other.isOthers()
            ? "Wait for it: a deployment group runs one deployment at a time."
            : "Wait for it, or stop it and roll it back: bluegreen rollback --function "
                + names.function());
  }

  /**
   * What Lambda demands of two versions that share an alias's traffic:
   * https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html.
   */
  private void weightable(Version blue, Latest latest) {
    same("execution role", blue.settings().role(), latest.settings().role());
    same("dead-letter queue", blue.settings().deadLetter(), latest.settings().deadLetter());
  }

  private void same(String what, String blue, String latest) {
    if (!blue.equals(latest)) {
      refuse(
          "The new version's %s (%s) is not that of the version that serves (%s): Lambda lets no two such versions share an alias."
              .formatted(what, named(latest), named(blue)),
          "Ship this change without a canary: --all-at-once. Or undo it.");
    }
  }

  private static String named(String value) {
    return value.isEmpty() ? "none" : value;
  }

  private void weights(Alias alias) {
    if (!alias.weights().isEmpty()) {
      refuse(
          "Alias "
              + names.alias()
              + " carries weights that no deployment in flight explains: version "
              + alias.traffic()
              + ".",
          "Move all traffic back to version " + alias.version() + ": " + command);
    }
  }

  private void group(Group group) {
    String name = "Deployment group " + names.group();
    if (!group.missingRollbackEvents().isEmpty()) {
      refuse(
          name + " does not roll back on " + String.join(", ", group.missingRollbackEvents()) + ".",
          "Enable automatic rollback on these events in the deployment group.");
    }
    if (group.alarms().isEmpty()) {
      refuse(
          name + " has no alarm: nothing would roll a bad version back.",
          "Add an alarm on the alias's errors to the deployment group and enable its alarms.");
    }
  }

  private void alarms(List<Alarm> alarms, FiringAlarms firing) {
    for (Alarm alarm : alarms) {
      if (alarm.state() == Alarm.State.MISSING) {
        refuse(
            "Alarm " + alarm.name() + ", which guards the deployment group, does not exist.",
            "Create it, or take it out of the deployment group.");
      } else if (alarm.versions().size() > 1) {
        refuse(
            "Alarm "
                + alarm.name()
                + " watches versions "
                + alarm.versions().stream()
                    .sorted()
                    .map(VersionNumber::toString)
                    .collect(Collectors.joining(" and "))
                + ": the release can't tell which of them to replace by the new one.",
            "Have it watch one version, or begin the ids of its metrics with green and blue; or"
                + " take it out of the deployment group.");
      } else if (alarm.firing() && firing == FiringAlarms.REFUSE && !alarm.watchesOneVersion()) {
        // An alarm that watches one version still shows the state of the version that it watched
        // before; pointing it at green resets it. Blue is judged by the other alarms: this one is
        // made for a canary's share of the traffic, and may be too strict for all of it.
        refusals.add(firing(alarm));
      }
    }
  }

  static Refusal firing(Alarm alarm) {
    return new Refusal(
        "Alarm " + alarm.name() + " is firing: " + alarm.reason(),
        "Wait until it is OK. If this release is the fix, --override-alarms ships it without this"
            + " alarm.");
  }

  private void overtaken(Version blue, String run) {
    if (blue.origin().laterThan(run)) {
      refuse(
          "Version "
              + blue.number()
              + ", which serves, was released by a later run: "
              + blue.origin().run(),
          "Nothing to do. To release the older commit all the same, start a new run by hand.");
    }
  }

  private void blue(Version blue, boolean pullable) {
    if (blue.state() != Version.State.ACTIVE) {
      refuse(
          "Version " + blue.number() + ", which serves, is " + blue.state() + because(blue) + ".",
          "Invoke it to wake it (bluegreen smoke --version "
              + blue.number()
              + " does), so that a rollback has somewhere to go.");
    }
    if (!pullable) {
      refuse(
          "The image of version "
              + blue.number()
              + ", which serves, is gone from the registry: "
              + blue.imageUri(),
          "Push it again, so that a rollback has somewhere to go; check the repository's"
              + " life-cycle policy. If it can't be pushed again, --hotfix releases without a way"
              + " back.");
    }
  }

  private static String because(Version version) {
    return version.reason().isEmpty() ? "" : " (" + version.reason() + ")";
  }

  private void refuse(String why, String remedy) {
    refusals.add(new Refusal(why, remedy));
  }
}
