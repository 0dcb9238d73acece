package bluegreen.embedded.codedeploy.deployment;

/** What became of the report of a hook function. */
public enum HookReport {
  /** The deployment goes on, or fails, as the report says. */
  ACCEPTED,
  /** No hook of the deployment has the id that the report names. */
  UNKNOWN,
  /** The hook has ended before. */
  LATE
}
