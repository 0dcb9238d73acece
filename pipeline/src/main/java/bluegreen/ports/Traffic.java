package bluegreen.ports;

/**
 * What a version did, as far as CloudWatch has published it.
 *
 * @param version the version that executed
 * @param requests invocations through the alias
 * @param errors those that failed
 */
public record Traffic(String version, long requests, long errors) {}
