package bluegreen.release;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alias;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Group;
import bluegreen.ports.Image;
import bluegreen.ports.ImageReference;
import bluegreen.ports.Latest;
import bluegreen.ports.Meanwhile;
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
  static Situation of(Connection aws, ImageReference reference) {
    Meanwhile meanwhile = aws.meanwhile();
    Supplier<Latest> latest = meanwhile.ask(aws.functions()::latest);
    Supplier<Group> group = meanwhile.ask(aws.deployments()::group);
    Supplier<Optional<Deployment>> inFlight = meanwhile.ask(aws.deployments()::inFlight);
    Supplier<Image> image =
        meanwhile.ask(() -> aws.registry().resolve(reference, latest.get().architecture()));
    Supplier<List<Alarm>> alarms =
        meanwhile.ask(() -> aws.monitoring().alarms(group.get().alarms()));
    Supplier<Alias> alias =
        meanwhile.ask(
            () -> {
              var _ = inFlight.get();
              return aws.functions().alias();
            });
    Supplier<Version> blue = meanwhile.ask(() -> aws.functions().version(alias.get().version()));
    Supplier<Boolean> pullable = meanwhile.ask(() -> aws.registry().exists(blue.get().imageUri()));
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

  /** Whether the image, with the present configuration, answers every request. */
  boolean isLive() {
    return alias.servesOnly(blue.number()) && blue.is(image, latest);
  }

  List<Alarm> firing() {
    return alarms.stream().filter(Alarm::firing).toList();
  }
}
