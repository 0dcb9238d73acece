package bluegreen.ports;

import bluegreen.ports.Deployment.Shift;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** CodeDeploy, for one deployment group. */
public interface Deployments {
  Group group();

  /** The deployment that moves the alias now, if one does. */
  Optional<Deployment> inFlight();

  Deployment read(String id);

  /** How far it has come; weight 0 and no events while CodeDeploy prepares it. */
  Progress progress(String id);

  /**
   * All of them, the newest first, rollbacks included; read from AWS as far as they are asked for.
   */
  Stream<Deployment> newest();

  /**
   * Starts a deployment and gives its id.
   *
   * @param alarms those that guard it, if not the group's own
   * @throws StaleException if the group has one in flight already
   */
  String create(Shift shift, String description, Optional<List<String>> alarms);

  /** Stops a deployment and has CodeDeploy take it back; harmless if it has ended. */
  void stop(String id);

  /**
   * How far a deployment has come.
   *
   * @param weight the share of requests that green gets, a fraction of 1
   * @param events its life-cycle events, such as {@code AllowTraffic InProgress}
   */
  record Progress(double weight, List<String> events) {}
}
