package bluegreen.embedded.codedeploy.deployment;

/** How the report of a hook function was handled. */
public enum HookReport {
  /** The deployment continues or fails, as reported. */
  ACCEPTED,
  /** The deployment has no hook with the reported id. */
  UNKNOWN,
  /** The hook had ended already. */
  LATE
}
