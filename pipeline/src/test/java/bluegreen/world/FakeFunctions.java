package bluegreen.world;

import static bluegreen.world.World.v;

import bluegreen.ports.Alias;
import bluegreen.ports.Functions;
import bluegreen.ports.Image;
import bluegreen.ports.Latest;
import bluegreen.ports.Latest.Obstacle;
import bluegreen.ports.Latest.Update;
import bluegreen.ports.Origin;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Settings;
import bluegreen.ports.StaleException;
import bluegreen.ports.Version;
import bluegreen.ports.Version.State;
import bluegreen.ports.VersionNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Lambda function whose alias points at version 1. Calls take effect at once. Code that was
 * published last is not published again.
 */
public final class FakeFunctions implements Functions {
  /** The configuration of {@code $LATEST} and of all versions. */
  public static final Settings SETTINGS = new Settings("role", "", Map.of("MemorySize", 1024));

  private final Calls calls;
  private final Map<VersionNumber, Version> versions = new TreeMap<>();
  private String payload = "{\"statusCode\":200}";
  private Latest latest = latest(FakeAws.FIRST, Update.SUCCESSFUL, "");
  private Alias alias = new Alias(v(1), Map.of(), "1", "");

  FakeFunctions(Calls calls) {
    this.calls = calls;
    add(1, FakeAws.FIRST, State.ACTIVE);
  }

  /** Sets the image of {@code $LATEST}. */
  public void runs(Image image) {
    latest = latest(image, Update.SUCCESSFUL, "");
  }

  /** Puts {@code $LATEST} into an update to an image that never ends. */
  public void fetches(Image image) {
    latest = latest(image, Update.IN_PROGRESS, "");
  }

  /** Puts {@code $LATEST} into a failed update to an image. */
  public void fails(Image image, String reason) {
    latest = latest(image, Update.FAILED, reason);
  }

  /** Sets the configuration of {@code $LATEST}, as Terraform does, and what stands against it. */
  public void configures(Settings settings, Obstacle... obstacles) {
    latest =
        new Latest(
            latest.codeSha256(),
            latest.architecture(),
            latest.update(),
            latest.updateReason(),
            latest.revision(),
            settings,
            Set.of(obstacles));
  }

  /** Sets the answer of every version. */
  public void answers(String json) {
    payload = json;
  }

  /** Adds or replaces a version. */
  public void add(long number, Image image, State state) {
    add(number, image, state, "");
  }

  /** Adds or replaces a version that has a reason for its state. */
  public void add(long number, Image image, State state, String reason) {
    put(v(number), image, state, reason, new Origin("c0ffee", image.digest(), "run-" + number));
  }

  /** Replaces a version by an active one that a CI run released. */
  public void releasedBy(long number, String run) {
    Image first = FakeAws.FIRST;
    put(v(number), first, State.ACTIVE, "", new Origin("c0ffee", first.digest(), run));
  }

  private void put(VersionNumber number, Image image, State state, String reason, Origin origin) {
    versions.put(
        number,
        new Version(
            number,
            image.codeSha256(),
            image.uri(),
            state,
            reason,
            origin,
            SETTINGS,
            Optional.of(Instant.EPOCH.plusSeconds(number.value()))));
  }

  /** Sets the alias as another client would. */
  public void serve(long version, Map<VersionNumber, Double> weights) {
    serve(version, weights, "");
  }

  /** Sets the alias as another client would, with a description. */
  public void serve(long version, Map<VersionNumber, Double> weights, String description) {
    alias = new Alias(v(version), weights, alias.revision() + "1", description);
  }

  private static Latest latest(Image image, Update update, String reason) {
    return new Latest(image.codeSha256(), "amd64", update, reason, "r", SETTINGS, Set.of());
  }

  @Override
  public Latest latest() {
    calls.make("latest");
    return latest;
  }

  @Override
  public Version version(VersionNumber number) {
    calls.make("version", number);
    if (!versions.containsKey(number)) {
      throw new RefusedException("There is no version " + number, "Choose another");
    }
    return versions.get(number);
  }

  @Override
  public Optional<Version> find(VersionNumber number) {
    calls.make("find", number);
    return Optional.ofNullable(versions.get(number));
  }

  /** Deletes a version. */
  public void delete(long number) {
    versions.remove(v(number));
  }

  @Override
  public List<Version> versions() {
    calls.make("versions");
    return List.copyOf(versions.values());
  }

  @Override
  public Alias alias() {
    calls.make("alias");
    return alias;
  }

  @Override
  public void updateCode(Latest read, Image image) {
    calls.make("updateCode", image.resolution());
    runs(image);
  }

  @Override
  public VersionNumber publish(Latest read, Origin origin) {
    calls.make("publish");
    Version last = versions.get(v(versions.size()));
    if (last != null && last.codeSha256().equals(read.codeSha256())) {
      return last.number();
    }
    VersionNumber number = v(versions.size() + 1L);
    put(number, FakeAws.image(read.codeSha256()), State.ACTIVE, "", origin);
    return number;
  }

  @Override
  public void moveAlias(Alias read, VersionNumber version, String description) {
    calls.make("moveAlias", version, description);
    if (!read.revision().equals(alias.revision())) {
      throw new StaleException("the alias changed");
    }
    serve(version.value(), Map.of(), description);
  }

  @Override
  public void wake(VersionNumber version) {
    calls.make("wake", version);
  }

  @Override
  public Invocation invoke(VersionNumber version, String event) {
    calls.make("invoke", version);
    return new Invocation(payload, Result.ANSWERED, "", Duration.ZERO);
  }
}
