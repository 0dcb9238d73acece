package bluegreen.release;

import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Ports;
import bluegreen.ports.RefusedException;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.StaleException;
import bluegreen.ports.Story;
import bluegreen.ports.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherer;
import java.util.stream.Stream;

/** The way back, in one command, whatever state the release is in. */
public final class Rollback {
  private static final int TRIES = 3;

  private final Ports ports;
  private final Story story;
  private final Order order;
  private final Watch watch;
  private final Settling settling;
  private final Publication publication;

  public Rollback(Ports ports, Story story, Order order) {
    this.ports = ports;
    this.story = story;
    this.order = order;
    this.watch = new Watch(ports, story);
    this.settling = new Settling(ports, story);
    this.publication = new Publication(ports, story);
  }

  /**
   * What is wanted.
   *
   * @param to the version to go back to, empty for the last one that finished its release
   * @param who asks for it
   * @param why in the operator's words
   */
  public record Order(Optional<String> to, String who, String why) {
    static Order toLastGood(String who, String why) {
      return new Order(Optional.empty(), who, why);
    }
  }

  /** Rolls back and says how it ended. */
  public Outcome run() {
    try {
      for (int i = 1; ; i++) {
        try {
          return rollback();
        } catch (StaleException e) {
          if (i == TRIES) {
            return new Undecided(e.getMessage(), "Somebody else moves it. See bluegreen status.");
          }
          story.warning("The alias moved meanwhile: looking again");
        }
      }
    } catch (RefusedException e) {
      return new Refused(List.of(e.refusal()));
    } catch (LostSightException e) {
      return new Undecided(e.getMessage(), "Run the same command again: it is safe to repeat.");
    } catch (InterruptedException e) {
      return new Interrupted(
          Optional.empty(), "What was begun goes on. Run the same command again to see it end.");
    }
  }

  private Outcome rollback() throws InterruptedException {
    Optional<Deployment> flight = ports.deployments().inFlight();
    if (flight.isPresent()) {
      return stop(flight.get());
    }
    Alias alias = ports.functions().alias();
    if (order.to().isPresent()) {
      return move(alias, order.to().get());
    }
    // Weights that no deployment explains belong to another version than the one that served.
    return alias.weights().isEmpty() ? back(alias) : move(alias, alias.version());
  }

  /** Asked twice, by a second operator or because the first answer was lost, it is done once. */
  private Outcome back(Alias alias) throws InterruptedException {
    List<Deployment> recent = releases().gather(untilOneSucceeded()).toList();
    Optional<Deployment> finished = recent.stream().filter(Rollback::succeeded).findFirst();
    Optional<Deployment> takenBack =
        recent.stream()
            .findFirst()
            .filter(last -> last.failed() && last.comesFrom(alias.version()));
    Optional<String> done = doneByHand(finished, takenBack, alias);
    if (done.isPresent()) {
      String further = "To go further back, name the version: --to N";
      return new AlreadyLive(alias.version(), List.of(done.get(), further));
    }
    String to = lastGood(alias, finished);
    takenBack
        .filter(Deployment::rollsBack)
        .flatMap(Deployment::shift)
        .ifPresent(shift -> story.warning(further(shift, to)));
    return move(alias, to);
  }

  private static Optional<String> doneByHand(
      Optional<Deployment> finished, Optional<Deployment> takenBack, Alias alias) {
    Optional<String> moved =
        finished.flatMap(d -> RollbackNote.since(d, alias)).map(note -> "It was " + note.text());
    return moved.or(
        () -> takenBack.filter(Deployment::stoppedByHand).map(d -> "Somebody stopped " + d.id()));
  }

  private static String further(Shift takenBack, String to) {
    return "Version %s was taken back before; this goes on from %s to %s (undo: --to %s)"
        .formatted(takenBack.green(), takenBack.blue(), to, takenBack.blue());
  }

  /** The newest first, without the deployments that take others back. */
  private Stream<Deployment> releases() {
    return ports.deployments().newest().filter(d -> d.rollbackOf().isEmpty());
  }

  private static Gatherer<Deployment, ?, Deployment> untilOneSucceeded() {
    return Gatherer.<Deployment, Deployment>ofSequential(
        (nothing, d, downstream) -> downstream.push(d) && !succeeded(d));
  }

  private static boolean succeeded(Deployment deployment) {
    return deployment.status() == Status.SUCCEEDED;
  }

  private Outcome stop(Deployment flight) throws InterruptedException {
    if (flight.rollbackOf().isEmpty()) {
      story.done("Stopping deployment " + flight.id() + " and taking it back");
      ports.deployments().stop(flight.id());
    }
    Deployment ended = watch.toEnd(flight.id());
    watch.rollbackOf(ended);
    Shift shift = undone(ended);
    if (order.to().isPresent() && !order.to().get().equals(shift.blue())) {
      return move(ports.functions().alias(), order.to().get());
    }
    // It may have succeeded just before the stop: then the alias is on green, and goes back here.
    if (ended.status() == Status.SUCCEEDED && ended.rollbackOf().isEmpty()) {
      return move(ports.functions().alias(), shift.blue());
    }
    return settling.takenBack(ended, shift);
  }

  /** The shift that is taken back, also if what was in flight is the rollback itself. */
  private Shift undone(Deployment deployment) {
    Deployment original =
        deployment.rollbackOf().map(id -> ports.deployments().read(id)).orElse(deployment);
    return original
        .shift()
        .orElseThrow(
            () ->
                new RefusedException(
                    "Deployment " + original.id() + " has no AppSpec that can be read.",
                    "Name the version to go back to: --to N"));
  }

  private Outcome move(Alias alias, String to) throws InterruptedException {
    if (alias.servesOnly(to)) {
      return new AlreadyLive(to);
    }
    Version version = awake(to);
    RollbackNote note = new RollbackNote(alias.traffic(), to, order.who() + ": " + order.why());
    ports.functions().moveAlias(alias, version.number(), note.text());
    story.done("Alias " + ports.coordinates().alias() + " is on version " + to + " alone");
    String from = alias.weights().isEmpty() ? alias.version() : alias.traffic();
    return settling
        .visible(to)
        .<Outcome>map(seen -> new RolledBack(to, from, Optional.empty(), order.why(), seen))
        .orElseGet(() -> settling.unseen(to));
  }

  /**
   * The version that served before the present one finished its release.
   *
   * @param finished the last release that did
   */
  private String lastGood(Alias alias, Optional<Deployment> finished) {
    return finished
        .filter(d -> d.brings(alias.version()))
        .or(() -> releases().filter(d -> succeeded(d) && d.brings(alias.version())).findFirst())
        .flatMap(Deployment::shift)
        .map(Shift::blue)
        .orElseThrow(
            () ->
                new RefusedException(
                    "No finished release brought version "
                        + alias.version()
                        + " here, so the version before it is unknown.",
                    "Choose one from bluegreen history and name it: --to N"));
  }

  /** A version that Lambda put to sleep is woken before any traffic reaches it. */
  private Version awake(String number) throws InterruptedException {
    Version version = ports.functions().version(number);
    if (!ports.registry().exists(version.imageUri())) {
      throw new RefusedException(
          "The image of version " + number + " is gone from the registry: " + version.imageUri(),
          "Push it again, or go back to another version: --to N (see bluegreen history).");
    }
    return publication.active(number);
  }
}
