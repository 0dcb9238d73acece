package bluegreen.embedded.model;

import java.time.Duration;

/**
 * How AWS behaves where its documents are silent and no record of it is known. Whoever uses AWS has
 * to bear every reading.
 *
 * @param rollback what CodeDeploy's automatic rollback deploys
 * @param weight the unit of {@code targetVersionWeight}
 * @param order of {@code ListDeployments}
 * @param byVersion when Lambda's metrics have the dimension {@code ExecutedVersion}
 * @param staleness for how long after a write a read may answer what it answered before
 * @param lateness for how long after its end a minute of a metric still grows
 * @param delivery how log events reach their readers
 */
public record Readings(
    RollbackTarget rollback,
    Weight weight,
    Order order,
    ByVersion byVersion,
    Duration staleness,
    Duration lateness,
    Delivery delivery) {
  /** What seems likely, by what others have recorded. */
  public static final Readings LIKELY =
      new Readings(
          RollbackTarget.BLUE,
          Weight.FRACTION,
          Order.NEWEST_FIRST,
          ByVersion.ALWAYS,
          Duration.ZERO,
          Duration.ofMinutes(1),
          new Delivery(Duration.ofSeconds(1), Duration.ofSeconds(3), 0));

  /**
   * How log events reach their readers: each batch on its own, so that a later one may arrive
   * before an earlier one.
   *
   * @param least the shortest time from writing to being readable, in AWS's time
   * @param most the longest
   * @param repeated the share of batches that arrive twice, from 0 to 1
   */
  public record Delivery(Duration least, Duration most, double repeated) {
    /** Each batch once, and readable at once. */
    public static final Delivery PROMPT = new Delivery(Duration.ZERO, Duration.ZERO, 0);
  }

  /** "The last known good revision" of CodeDeploy's user guide. */
  public enum RollbackTarget {
    /** The failed deployment's own current version. */
    BLUE,
    /** The target of the group's last successful deployment, or blue if it has none. */
    LAST_SUCCESSFUL_OR_BLUE,
    /** The target of the group's last successful deployment; without one nothing is rolled back. */
    LAST_SUCCESSFUL_OR_NONE
  }

  /** The model calls it a percentage; the recorded value at the end of a deployment is 1.0. */
  public enum Weight {
    FRACTION,
    PERCENTAGE
  }

  /** The API reference names none. */
  public enum Order {
    NEWEST_FIRST,
    OLDEST_FIRST,
    /** By id, which is random. */
    NONE
  }

  /** The developer guide speaks of the versions of an alias with weights. */
  public enum ByVersion {
    ALWAYS,
    WITH_WEIGHTS
  }

  public Readings with(RollbackTarget other) {
    return new Readings(other, weight, order, byVersion, staleness, lateness, delivery);
  }

  public Readings with(Weight other) {
    return new Readings(rollback, other, order, byVersion, staleness, lateness, delivery);
  }

  public Readings with(Order other) {
    return new Readings(rollback, weight, other, byVersion, staleness, lateness, delivery);
  }

  public Readings with(ByVersion other) {
    return new Readings(rollback, weight, order, other, staleness, lateness, delivery);
  }

  public Readings withStaleness(Duration other) {
    return new Readings(rollback, weight, order, byVersion, other, lateness, delivery);
  }

  public Readings withLateness(Duration other) {
    return new Readings(rollback, weight, order, byVersion, staleness, other, delivery);
  }

  public Readings with(Delivery other) {
    return new Readings(rollback, weight, order, byVersion, staleness, lateness, other);
  }
}
