package bluegreen.ports;

import bluegreen.ports.Deployment.Shift;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** CodeDeploy, for one deployment group. */
public interface Deployments {
  Group group();

  /** The group's deployment in flight, if there is one; it may be another alias's. */
  Optional<Deployment> inFlight();

  /** The same, unless it is known to be another alias's. */
  default Optional<Deployment> ownInFlight() {
    return inFlight().filter(deployment -> !deployment.isOthers());
  }

  /**
   * A deployment by its id.
   *
   * @throws RefusedException if there is no such deployment
   */
  Deployment read(String id);

  /**
   * Its life-cycle events, such as {@code AllowTraffic InProgress}; none while CodeDeploy prepares
   * it. The weight that CodeDeploy tells beside them is of an unknown unit: the alias knows it.
   */
  List<String> events(String id);

  /**
   * Those that shift this alias, the newest first, rollbacks included; pages are read from AWS as
   * the stream is consumed.
   */
  Stream<Deployment> newest();

  /**
   * Starts a deployment and gives its id. It is asked for once: after a {@link LostSightException}
   * it may have been started.
   *
   * @throws StaleException if the group has one in flight already
   */
  String create(Shift shift, String description, Guards guards, Pace pace);

  /** How a deployment shifts traffic. */
  enum Pace {
    /** As the deployment group says. */
    OF_GROUP,
    /** At once. */
    ALL_AT_ONCE
  }

  /** Stops a deployment and has CodeDeploy roll it back; does nothing if it has ended. */
  void stop(String id);

  /** The alarms that guard a deployment. */
  sealed interface Guards {
    /** The deployment group's own. */
    record OfGroup() implements Guards {}

    /** These alone, instead of the group's own; none of them switches alarms off. */
    record Only(List<String> alarms) implements Guards {
      public Only {
        alarms = List.copyOf(alarms);
      }
    }
  }
}
