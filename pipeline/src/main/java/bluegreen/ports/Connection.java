package bluegreen.ports;

/**
 * One function on AWS, as a deed reaches it. Only deeds and views hold a connection: each step of a
 * deed is handed the ports that it uses.
 */
public interface Connection {
  Coordinates coordinates();

  Registry registry();

  Functions functions();

  Deployments deployments();

  Monitoring monitoring();

  FrontDoor frontDoor();

  /** What requests have shown of versions. */
  EvidenceSource evidence();

  /** How calls that don't depend on each other are made. */
  Meanwhile meanwhile();
}
