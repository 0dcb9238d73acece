package bluegreen.release;

import java.util.ArrayList;
import java.util.List;

/** The reasons not to start a release, looked for before anything is changed. */
final class Preflight {
  private final Ports ports;
  private final String command;
  private final List<Refusal> refusals = new ArrayList<>();

  Preflight(Ports ports) {
    this.ports = ports;
    this.command = "bluegreen rollback --function " + ports.coordinates().function();
  }

  /** All of them; none if the release may start. */
  List<Refusal> check(Situation now, Release.Order order) {
    now.inFlight().ifPresent(this::otherDeployment);
    if (now.inFlight().isEmpty()) {
      weights(now.alias());
    }
    group(now.group());
    alarms(now.alarms(), order.overrideAlarms());
    overtaken(now.blue(), order.run());
    blue(now.blue());
    return List.copyOf(refusals);
  }

  private void otherDeployment(Deployment other) {
    String shift =
        other.shift().map(s -> "version " + s.blue() + " → " + s.green()).orElse("unknown shift");
    refuse(
        "Deployment " + other.id() + " (" + shift + ") is in flight and is not this release.",
        "Wait for it, or stop it and take it back: " + command);
  }

  private void weights(Alias alias) {
    if (!alias.weights().isEmpty()) {
      refuse(
          "Alias "
              + ports.coordinates().alias()
              + " carries weights that no deployment in flight explains: version "
              + alias.traffic()
              + ".",
          "Put all traffic back on version " + alias.version() + ": " + command);
    }
  }

  private void group(Group group) {
    String name = "Deployment group " + ports.coordinates().group();
    if (!group.missingRollbackEvents().isEmpty()) {
      refuse(
          name + " does not roll back on " + String.join(", ", group.missingRollbackEvents()) + ".",
          "Enable automatic rollback on these events in the deployment group.");
    }
    if (group.alarms().isEmpty()) {
      refuse(
          name + " has no alarm: nothing would take a bad version back.",
          "Add an alarm on the alias's errors to the deployment group and enable its alarms.");
    }
  }

  private void alarms(List<Alarm> alarms, boolean override) {
    for (Alarm alarm : alarms) {
      if (alarm.state() == Alarm.State.MISSING) {
        refuse(
            "Alarm " + alarm.name() + ", which guards the deployment group, does not exist.",
            "Create it, or take it out of the deployment group.");
      } else if (alarm.firing() && !override) {
        refuse(
            "Alarm " + alarm.name() + " is firing: " + alarm.reason(),
            "Wait until it is OK. If this release is the fix, --override-alarms ships it without"
                + " this alarm.");
      }
    }
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

  private void blue(Version blue) {
    if (blue.state() != Version.State.ACTIVE) {
      refuse(
          "Version " + blue.number() + ", which serves, is " + blue.state() + because(blue) + ".",
          "Invoke it to wake it (bluegreen smoke --version "
              + blue.number()
              + " does), so that a rollback has somewhere to go.");
    }
    if (!ports.registry().exists(blue.imageUri())) {
      refuse(
          "The image of version "
              + blue.number()
              + ", which serves, is gone from the registry: "
              + blue.imageUri(),
          "Push it again, so that a rollback has somewhere to go; check the repository's"
              + " life-cycle policy.");
    }
  }

  private static String because(Version version) {
    return version.reason().isEmpty() ? "" : " (" + version.reason() + ")";
  }

  private void refuse(String why, String remedy) {
    refusals.add(new Refusal(why, remedy));
  }
}
