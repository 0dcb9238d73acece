package bluegreen.release;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alias;
import bluegreen.ports.Connection;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment;
import bluegreen.ports.Meanwhile;
import bluegreen.ports.Version;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What serves now.
 *
 * @param names where releases happen
 * @param alias where traffic goes
 * @param versions those that get traffic, the one without a weight first
 * @param flight the deployment in flight, if there is one
 * @param alarms those that guard the deployment group
 * @param url the public URL, if it is known
 */
public record Status(
    Coordinates names,
    Alias alias,
    List<Version> versions,
    Optional<Flight> flight,
    List<Alarm> alarms,
    Optional<URI> url) {
  public Status {
    versions = List.copyOf(versions);
    alarms = List.copyOf(alarms);
  }

  /** A deployment in flight and its life-cycle events. */
  public record Flight(Deployment deployment, List<String> events) {
    public Flight {
      events = List.copyOf(events);
    }
  }

  /** The share of requests that the deployment in flight has given away, a fraction of 1. */
  public double shifted() {
    return flight
        .flatMap(f -> f.deployment().shift())
        .map(shift -> alias.share(shift.green()))
        .orElseGet(() -> 1 - alias.share(alias.version()));
  }

  /** Asks at the same time for all that doesn't depend on another answer. */
  public static Status of(Connection aws) {
    Meanwhile meanwhile = aws.meanwhile();
    Supplier<Optional<Flight>> flight =
        meanwhile.ask(
            () ->
                aws.deployments()
                    .inFlight()
                    .map(d -> new Flight(d, aws.deployments().events(d.id()))));
    Supplier<List<Alarm>> alarms =
        meanwhile.ask(() -> aws.monitoring().alarms(aws.deployments().group().alarms()));
    Alias alias = aws.functions().alias();
    List<Version> versions =
        alias.versions().stream().map(number -> aws.functions().version(number)).toList();
    return new Status(
        aws.coordinates(), alias, versions, flight.get(), alarms.get(), aws.frontDoor().url());
  }
}
