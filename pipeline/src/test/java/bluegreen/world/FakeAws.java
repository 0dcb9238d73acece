package bluegreen.world;

import bluegreen.ports.Connection;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.FrontDoor;
import bluegreen.ports.Image;
import bluegreen.ports.ImageReference;
import bluegreen.ports.Meanwhile;
import bluegreen.ports.Reason;
import bluegreen.ports.Registry;
import bluegreen.ports.Seen;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An implementation of the ports in memory, with one function. It records all calls, and its state
 * changes only through calls and test methods.
 */
public final class FakeAws implements Connection {
  /** The image of version 1. */
  public static final Image FIRST = image("1".repeat(64));

  /** The image that {@code lotto:good} resolves to. */
  public static final Image GOOD = image("2".repeat(64));

  /** An image for tests in which somebody else releases. */
  public static final Image OTHER = image("3".repeat(64));

  private static final URI URL = URI.create("https://lotto.example/");

  private final Calls calls = new Calls();
  private final FakeFunctions functions = new FakeFunctions(calls);
  private final FakeDeployments deployments = new FakeDeployments(calls);
  private final FakeMonitoring monitoring = new FakeMonitoring(calls);
  private final FakeEvidence evidence = new FakeEvidence(calls);
  private final Set<String> gone = new HashSet<>();
  private Supplier<Seen> publicly = () -> answeredBy(functions.alias().version().value());
  private FrontDoor frontDoor = new Door();
  private Meanwhile meanwhile = new AtOnce();

  static Image image(String digits) {
    return new Image("ecr/lotto", "sha256:" + digits, "lotto:" + digits.charAt(0));
  }

  /** What the front door sees if this version answers. */
  public static Seen answeredBy(long version) {
    return new Seen.By(World.v(version), 200, "HTTP 200 from version " + version);
  }

  /** Sets what the front door sees; the default is the version that the alias points at. */
  public void publicSees(Supplier<Seen> seen) {
    publicly = seen;
  }

  /** Makes the public URL unknown. */
  public void hidesItsUrl() {
    frontDoor = new FrontDoor.Unknown("No public URL is known");
  }

  /** Deletes an image from the registry. */
  public void forgets(Image image) {
    gone.add(image.uri());
  }

  /** Sets the order in which concurrent questions are answered. */
  public void asks(Meanwhile how) {
    meanwhile = how;
  }

  /** Ends a deployment as succeeded: green gets all traffic. */
  public void succeeds(String id) {
    Deployment d = deployments.find(id);
    deployments.put(ended(d, new Status.Succeeded(), d.rollback()));
    functions.serve(d.shift().orElseThrow().green().value(), Map.of());
  }

  /** Ends a deployment as failed and rolled back by CodeDeploy: blue gets all traffic. */
  public void rollsBack(String id, Reason reason) {
    Deployment d = deployments.find(id);
    Shift shift = d.shift().orElseThrow();
    String by = id + "-back";
    deployments.put(ended(d, new Status.Unsuccessful(reason), new Rollback.Started(by)));
    deployments.put(
        FakeDeployments.deployment(
            by, new Status.Succeeded(), Optional.of(shift.reversed()), new Rollback.Of(id)));
    functions.serve(shift.blue().value(), Map.of());
  }

  /** Ends a deployment as failed and leaves the alias unchanged. */
  public void fails(String id, Reason reason, Rollback rollback) {
    deployments.put(ended(deployments.find(id), new Status.Unsuccessful(reason), rollback));
  }

  private static Deployment ended(Deployment d, Status status, Rollback rollback) {
    return FakeDeployments.deployment(d.id(), status, d.shift(), rollback);
  }

  public Calls calls() {
    return calls;
  }

  @Override
  public Coordinates coordinates() {
    return new Coordinates("lotto", "live", "lotto", "live");
  }

  @Override
  public Registry registry() {
    return new Ecr();
  }

  @Override
  public FakeFunctions functions() {
    return functions;
  }

  @Override
  public FakeDeployments deployments() {
    return deployments;
  }

  @Override
  public FakeMonitoring monitoring() {
    return monitoring;
  }

  @Override
  public FakeEvidence evidence() {
    return evidence;
  }

  @Override
  public FrontDoor frontDoor() {
    return frontDoor;
  }

  @Override
  public Meanwhile meanwhile() {
    return meanwhile;
  }

  /** A way of asking that answers each question at once, on the calling thread. */
  public static Meanwhile atOnce() {
    return new AtOnce();
  }

  /** Answers each question at once, on the calling thread. */
  private static final class AtOnce implements Meanwhile {
    @Override
    public <T> Answer<T> ask(Supplier<T> question) {
      return Given.of(question);
    }
  }

  private final class Ecr implements Registry {
    @Override
    public Image resolve(ImageReference reference, String architecture) {
      calls.make("resolve", reference, architecture);
      return GOOD;
    }

    @Override
    public boolean exists(String imageUri) {
      calls.make("exists");
      return !gone.contains(imageUri);
    }
  }

  private final class Door implements FrontDoor {
    @Override
    public Seen look() {
      calls.make("look");
      return publicly.get();
    }

    @Override
    public Optional<URI> url() {
      return Optional.of(URL);
    }

    @Override
    public String versionHeader() {
      return "X-Lotto-Version";
    }
  }
}
