package bluegreen.ports;

import java.util.Optional;

/** The public endpoint, as its users reach it. */
public interface FrontDoor {
  /** Asks once. */
  Answer ask();

  /**
   * What came back.
   *
   * @param version the version that says it answered, empty if none says so
   * @param text for people: the status, or why there is none
   */
  record Answer(Optional<String> version, String text) {}
}
