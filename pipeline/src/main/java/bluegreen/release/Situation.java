package bluegreen.release;

import java.util.List;
import java.util.Optional;

/**
 * What AWS says before anything is changed.
 *
 * @param latest the code and configuration to publish from
 * @param group how traffic would be shifted
 * @param inFlight the deployment that moves the alias now
 * @param alias where traffic goes; read after {@code inFlight}, so if there was none it is settled
 * @param blue the version that serves
 * @param alarms the group's alarms
 */
record Situation(
    Latest latest,
    Group group,
    Optional<Deployment> inFlight,
    Alias alias,
    Version blue,
    List<Alarm> alarms) {

  static Situation of(Ports ports) {
    Latest latest = ports.functions().latest();
    Group group = ports.deployments().group();
    Optional<Deployment> inFlight = ports.deployments().inFlight();
    Alias alias = ports.functions().alias();
    Version blue = ports.functions().version(alias.version());
    return new Situation(
        latest, group, inFlight, alias, blue, ports.monitoring().alarms(group.alarms()));
  }

  /** Whether {@code image}, with the present configuration, answers every request. */
  boolean serves(Image image) {
    return alias.servesOnly(blue.number()) && blue.is(image, latest);
  }

  List<Alarm> firing() {
    return alarms.stream().filter(Alarm::firing).toList();
  }
}
