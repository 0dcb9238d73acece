package bluegreen.ports.evidence;

/** Where evidence comes from. */
public sealed interface Basis {
  /** The log events of the versions' execution environments: a few seconds old. */
  record Logs() implements Basis {}

  /**
   * CloudWatch's metrics by version: minutes old, without statuses of 500 that the function itself
   * answered, and without slow answers, as they don't tell which environments were warm.
   *
   * @param why logs could not be used
   */
  record Metrics(String why) implements Basis {}

  /**
   * Neither could be read.
   *
   * @param why not
   */
  record Nothing(String why) implements Basis {}
}
