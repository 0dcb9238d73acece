package bluegreen.ports;

import java.util.Optional;

/**
 * The world that a release works on.
 *
 * @param coordinates the names of it
 * @param frontDoor empty if the public URL is not known
 */
public record Ports(
    Coordinates coordinates,
    Registry registry,
    Functions functions,
    Deployments deployments,
    Monitoring monitoring,
    Optional<FrontDoor> frontDoor,
    Time time) {}
