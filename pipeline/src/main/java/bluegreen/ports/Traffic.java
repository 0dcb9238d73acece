package bluegreen.ports;

/**
 * Requests to one version, as far as CloudWatch has published them.
 *
 * @param version the version that was executed
 * @param requests invocations through the alias
 * @param errors those that failed
 */
public record Traffic(VersionNumber version, long requests, long errors) {}
