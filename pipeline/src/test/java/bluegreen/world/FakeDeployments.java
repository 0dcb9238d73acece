package bluegreen.world;

import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Period;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Deployment.Target;
import bluegreen.ports.Deployments;
import bluegreen.ports.Group;
import bluegreen.ports.RefusedException;
import bluegreen.ports.StaleException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A CodeDeploy that only records: the test decides how a deployment progresses and ends. */
public final class FakeDeployments implements Deployments {
  private final Calls calls;
  private final List<Deployment> newest = new ArrayList<>();
  private List<String> events = List.of();
  private Group group =
      new Group("LambdaCanary10Percent5Minutes", List.of("errors"), List.of(), Optional.empty());

  FakeDeployments(Calls calls) {
    this.calls = calls;
  }

  /** A deployment with automatic rollback. */
  public static Deployment deployment(String id, Status status, Shift shift) {
    return deployment(id, status, Optional.of(shift), new Rollback.Automatic());
  }

  /** A deployment. */
  public static Deployment deployment(
      String id, Status status, Optional<Shift> shift, Rollback rollback) {
    return new Deployment(
        id,
        status,
        shift.<Target>map(Target.Ours::new).orElseGet(Target.Unknown::new),
        rollback,
        new Period(Instant.EPOCH, Optional.empty()));
  }

  /** A deployment of another function through the same group. */
  public static Deployment others(String id, Status status) {
    return new Deployment(
        id,
        status,
        new Target.Others("orders", "live"),
        new Rollback.Automatic(),
        new Period(Instant.EPOCH, Optional.empty()));
  }

  /** Sets the configuration of the deployment group. */
  public void group(Group group) {
    this.group = group;
  }

  /** Adds a deployment as the newest, or replaces the one with the same id. */
  public void put(Deployment deployment) {
    for (int i = 0; i < newest.size(); i++) {
      if (newest.get(i).id().equals(deployment.id())) {
        newest.set(i, deployment);
        return;
      }
    }
    newest.addFirst(deployment);
  }

  /** Sets the life-cycle events of every deployment. */
  public void reaches(String... reached) {
    events = List.of(reached);
  }

  @Override
  public Group group() {
    calls.make("group");
    return group;
  }

  @Override
  public Optional<Deployment> inFlight() {
    calls.make("inFlight");
    return newest.stream().filter(Deployment::inFlight).findFirst();
  }

  @Override
  public Deployment read(String id) {
    calls.make("read", id);
    return find(id);
  }

  Deployment find(String id) {
    return newest.stream()
        .filter(d -> d.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new RefusedException("There is no deployment " + id, "Look again"));
  }

  @Override
  public List<String> events(String id) {
    calls.make("events", id);
    return events;
  }

  @Override
  public Stream<Deployment> newest() {
    calls.make("newest");
    return List.copyOf(newest).stream().filter(d -> d.shift().isPresent());
  }

  @Override
  public String create(Shift shift, String description, Guards guards, Pace pace) {
    calls.make("create", shift.blue(), "→", shift.green(), guards, pace);
    if (newest.stream().anyMatch(Deployment::inFlight)) {
      throw new StaleException("a deployment is in flight");
    }
    String id = "d-" + (newest.size() + 1);
    put(deployment(id, new Status.InFlight(), shift));
    return id;
  }

  @Override
  public void stop(String id) {
    calls.make("stop", id);
  }
}
