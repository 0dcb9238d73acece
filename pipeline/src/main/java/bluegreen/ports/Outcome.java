package bluegreen.ports;

import java.util.List;
import java.util.Optional;

/** How a release or a rollback ended. */
public sealed interface Outcome {
  /**
   * Green serves every request.
   *
   * @param blue the version that served before
   * @param green the version that serves now
   * @param deployment the deployment that shifted the traffic
   * @param evidence what blue and green did while it was shifted
   * @param frontDoor what the public URL was seen to say
   */
  record Released(
      String blue, String green, String deployment, List<Traffic> evidence, String frontDoor)
      implements Outcome {
    public Released {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * The version serves every request already: nothing was changed.
   *
   * @param since how it came to serve, and what to do if that isn't enough; empty if it is plain
   */
  record AlreadyLive(String version, List<String> since) implements Outcome {
    public AlreadyLive {
      since = List.copyOf(since);
    }

    public AlreadyLive(String version) {
      this(version, List.of());
    }
  }

  /**
   * Blue serves every request again.
   *
   * @param blue the version that serves
   * @param green the version that was taken back
   * @param deployment the deployment that was taken back, empty if the alias was moved by hand
   * @param why what made it happen
   * @param frontDoor what the public URL was seen to say
   */
  record RolledBack(
      String blue, String green, Optional<String> deployment, String why, String frontDoor)
      implements Outcome {}

  /** Nothing was started: the reasons and the remedies. */
  record Refused(List<Refusal> refusals) implements Outcome {
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }

  /** The version failed its smoke tests and never got traffic. */
  record Rejected(String version, List<String> failures) implements Outcome {
    public Rejected {
      failures = List.copyOf(failures);
    }
  }

  /**
   * How it ends, or what serves, can't be said from here.
   *
   * @param why what was lost sight of, or what contradicts what
   * @param next what to do now
   */
  record Undecided(String why, String next) implements Outcome {}

  /**
   * Somebody ended the tool.
   *
   * @param inFlight the deployment that goes on without it, if there is one
   * @param next what to do now
   */
  record Interrupted(Optional<String> inFlight, String next) implements Outcome {}
}
