package bluegreen.release;

import bluegreen.ports.Alias;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.LostSightException;
import bluegreen.ports.RefusedException;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.RollbackNote.Mark;
import bluegreen.ports.RollbackNote.Move;
import bluegreen.ports.StaleException;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import bluegreen.release.steps.AliasWrite;
import bluegreen.release.steps.DeploymentWatch;
import bluegreen.release.steps.Informed;
import bluegreen.release.steps.Publication;
import java.util.List;
import java.util.Optional;

/** What a rollback writes: the alias, and who asked for it and why. */
final class AliasMove {
  private final Connection aws;
  private final Time time;
  private final Story story;
  private final String by;
  private final Publication publication;
  private String changed = "Nothing was changed.";

  AliasMove(Connection aws, Time time, Story story, String by) {
    this.aws = aws;
    this.time = time;
    this.story = story;
    this.by = by;
    this.publication = new Publication(aws.functions(), time, story);
  }

  /** What was changed so far, in a sentence. */
  String changed() {
    return changed;
  }

  /** The mark of a rollback now. */
  Mark mark(Optional<Deployment> newest) {
    return mark(time, newest);
  }

  static Mark mark(Time time, Optional<Deployment> newest) {
    return new Mark(time.now(), newest.map(Deployment::id).orElse(Mark.NONE));
  }

  /** Has CodeDeploy stop a deployment and roll it back. */
  void stop(Deployment flight) {
    aws.deployments().stop(flight.id());
    changed = "Deployment " + flight.id() + " was stopped, and CodeDeploy rolls it back.";
  }

  /**
   * Points the alias at a version alone. One that Lambda has made inactive is woken before any
   * traffic reaches it; of one that is active nothing else is asked.
   *
   * @throws StaleException if somebody else moved the alias since it was read
   */
  RollbackNote move(Alias from, VersionNumber to, Optional<Mark> mark) throws InterruptedException {
    Version version = aws.functions().version(to);
    if (version.state() != Version.State.ACTIVE) {
      wake(version);
    }
    RollbackNote note = note(new Move(from.traffic(), to), mark, from);
    AliasWrite.to(aws.functions(), from, to, note.text());
    changed = "The alias is on version " + to + " alone.";
    story.done("Alias " + aws.coordinates().alias() + " is on version " + to + " alone");
    return note;
  }

  /** Remembers the rollbacks that the alias's description tells of. */
  private RollbackNote note(Move move, Optional<Mark> mark, Alias alias) {
    return new RollbackNote(move, mark, by, List.of())
        .since(RollbackNote.parse(alias.description()));
  }

  private void wake(Version version) throws InterruptedException {
    if (!exists(version)) {
      throw new RefusedException(
          "The image of version "
              + version.number()
              + " is gone from the registry: "
              + version.imageUri(),
          "Push it again, or go back to another version: --to N (see bluegreen history).");
    }
    var _ = publication.active(version.number());
  }

  private boolean exists(Version version) {
    try {
      return aws.registry().exists(version.imageUri());
    } catch (RefusedException | LostSightException e) {
      story.warning("Whether the version's image still exists is not known: " + e.getMessage());
      return true;
    }
  }

  /**
   * Stops a deployment that began while the alias was moved, and moves it again if CodeDeploy has
   * put it elsewhere.
   */
  void hold(RollbackNote note, Informed informed, DeploymentWatch watch)
      throws InterruptedException {
    Optional<Deployment> late =
        informed
            .ask("Whether a release began meanwhile is not known", aws.deployments()::ownInFlight)
            .flatMap(flight -> flight);
    if (late.isEmpty()) {
      return;
    }
    String id = late.get().id();
    story.warning("Deployment " + id + " began while the alias was moved: stopping it");
    try {
      if (late.get().rollbackOf().isEmpty()) {
        aws.deployments().stop(id);
      }
      watch.rollbackOf(watch.toEnd(id));
      Alias now = aws.functions().alias();
      if (!now.servesOnly(note.to())) {
        AliasWrite.to(aws.functions(), now, note.to(), note.text());
      }
    } catch (RefusedException e) {
      throw new LostSightException(changed + " But then: " + e.getMessage(), e);
    }
  }

  /** Records who had a deployment stopped and why, on the alias that CodeDeploy has moved back. */
  void record(Shift undone, Mark mark, Informed informed) throws InterruptedException {
    var _ =
        informed.ask(
            "Who rolled back and why is not recorded",
            () -> {
              Alias now = aws.functions().alias();
              if (now.servesOnly(undone.blue())) {
                Move move = new Move(undone.green().toString(), undone.blue());
                String note = note(move, Optional.of(mark), now).text();
                AliasWrite.to(aws.functions(), now, undone.blue(), note);
              }
              return now;
            });
  }
}
