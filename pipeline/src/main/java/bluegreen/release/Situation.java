package bluegreen.release;

import static bluegreen.ports.Meanwhile.ask;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.Group;
import bluegreen.ports.Image;
import bluegreen.ports.Latest;
import bluegreen.ports.Ports;
import bluegreen.ports.Version;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What AWS says before anything is changed.
 *
 * @param latest the code and configuration to publish from
 * @param group how traffic would be shifted
 * @param inFlight the deployment that moves the alias now
 * @param alias where traffic goes; read after {@code inFlight}, so if there was none it is settled
 * @param blue the version that serves
 * @param bluePullable whether blue's image is still in the registry
 * @param alarms the group's alarms
 * @param image what is to be released
 */
record Situation(
    Latest latest,
    Group group,
    Optional<Deployment> inFlight,
    Alias alias,
    Version blue,
    boolean bluePullable,
    List<Alarm> alarms,
    Image image) {

  /** Asks at the same time for all that doesn't depend on another answer. */
  static Situation of(Ports ports, String reference) {
    Supplier<Latest> latest = ask(ports.functions()::latest);
    Supplier<Group> group = ask(ports.deployments()::group);
    Supplier<Optional<Deployment>> inFlight = ask(ports.deployments()::inFlight);
    Supplier<Image> image =
        ask(() -> ports.registry().resolve(reference, latest.get().architecture()));
    Supplier<List<Alarm>> alarms = ask(() -> ports.monitoring().alarms(group.get().alarms()));
    Supplier<Alias> alias = ask(() -> after(inFlight, ports.functions()::alias));
    Supplier<Version> blue = ask(() -> ports.functions().version(alias.get().version()));
    Supplier<Boolean> pullable = ask(() -> ports.registry().exists(blue.get().imageUri()));
    return new Situation(
        latest.get(),
        group.get(),
        inFlight.get(),
        alias.get(),
        blue.get(),
        pullable.get(),
        alarms.get(),
        image.get());
  }

  private static <T> T after(Supplier<?> first, Supplier<T> second) {
    var _ = first.get();
    return second.get();
  }

  /** Whether the image, with the present configuration, answers every request. */
  boolean isLive() {
    return alias.servesOnly(blue.number()) && blue.is(image, latest);
  }

  List<Alarm> firing() {
    return alarms.stream().filter(Alarm::firing).toList();
  }
}
