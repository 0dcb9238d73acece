package bluegreen.ports;

import bluegreen.ports.Deployment.Shift;
import bluegreen.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/** How a release or a rollback ended. */
public sealed interface Outcome {
  /**
   * Green serves every request.
   *
   * @param shift from which version to which
   * @param deployment the deployment that shifted the traffic
   * @param evidence requests and errors of blue and green during the shift
   * @param seen what the public URL said at the end
   * @param verdict what the shift has shown of green beside blue: healthy, or that too little was
   *     seen; empty if both never served at the same time
   */
  record Released(
      Shift shift, String deployment, List<Traffic> evidence, Seen seen, Optional<Verdict> verdict)
      implements Outcome {
    public Released {
      evidence = List.copyOf(evidence);
    }

    /** A release that nobody judged. */
    public Released(Shift shift, String deployment, List<Traffic> evidence, Seen seen) {
      this(shift, deployment, evidence, seen, Optional.empty());
    }
  }

  /**
   * The version serves every request already: nothing was changed.
   *
   * @param since the rollback that brought it, if asking for another one had no effect
   * @param before the version to name in order to go further back, if it is known
   */
  record AlreadyLive(VersionNumber version, Optional<Reason> since, Optional<VersionNumber> before)
      implements Outcome {
    public AlreadyLive(VersionNumber version) {
      this(version, Optional.empty(), Optional.empty());
    }
  }

  /**
   * The version that was asked for serves every request, but the public URL fails.
   *
   * @param seen how it fails
   */
  record Failing(VersionNumber version, Seen seen) implements Outcome {}

  /**
   * Blue serves every request again.
   *
   * @param blue the version that serves
   * @param former the versions that no longer serve
   * @param deployment the deployment that was rolled back, empty if the alias was moved by hand
   * @param reason why
   * @param seen what the public URL said at the end
   */
  record RolledBack(
      VersionNumber blue,
      List<VersionNumber> former,
      Optional<String> deployment,
      Reason reason,
      Seen seen)
      implements Outcome {
    public RolledBack {
      former = List.copyOf(former);
    }
  }

  /** Nothing was changed: the reasons and the remedies. */
  record Refused(List<Refusal> refusals) implements Outcome {
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }

  /**
   * The release could not go on before any traffic moved, but it had changed something.
   *
   * @param refusals the reasons and the remedies
   * @param changes what was changed, in order
   */
  record NotReleased(List<Refusal> refusals, List<Change> changes) implements Outcome {
    public NotReleased {
      refusals = List.copyOf(refusals);
      changes = List.copyOf(changes);
    }
  }

  /**
   * A rollback ended the release: the alias is where the rollback has put it.
   *
   * @param version the version that serves
   * @param by who asked for the rollback, and why
   * @param changes what the release had changed, in order
   */
  record Overtaken(VersionNumber version, Reason.Requested by, List<Change> changes)
      implements Outcome {
    public Overtaken {
      changes = List.copyOf(changes);
    }
  }

  /** The version failed its smoke tests and never got traffic. */
  record Rejected(VersionNumber version, List<String> failures) implements Outcome {
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
   * @param changes what was changed before any traffic moved, in order
   * @param next what has become of the traffic, and what to do now
   */
  record Interrupted(Optional<String> inFlight, List<Change> changes, String next)
      implements Outcome {
    public Interrupted {
      changes = List.copyOf(changes);
    }
  }
}
