package bluegreen.campaign;

import bluegreen.aws.Aws;
import bluegreen.aws.client.Clients;
import bluegreen.aws.client.DirectClients;
import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.model.Readings;
import bluegreen.ports.Alias;
import bluegreen.ports.Connection;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Outcome;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Time;
import bluegreen.rehearsal.Stage;
import bluegreen.release.Judging;
import bluegreen.release.Release;
import bluegreen.release.ReleaseOrder;
import bluegreen.release.Rollback;
import bluegreen.release.RollbackOrder;
import bluegreen.world.FakeAws;
import bluegreen.world.TestFunction;
import bluegreen.world.Told;
import bluegreen.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;

/** An embedded AWS and the tool in one process and one thread, in virtual time. */
final class Lab implements AutoCloseable {
  /**
   * AWS's clock moves by this factor more than the tool waits, so that a canary takes few waits.
   */
  private static final int STRETCH = 200;

  /** With stale reads, whose seconds the tool must notice. */
  private static final int LITTLE = 20;

  private static final int ASKED_EACH_WAIT = 30;
  private static final int ASKED_EACH_STEP = 9;
  private static final Duration STEP = Duration.ofSeconds(3);
  private static final int ROUNDS = 20;
  private static final Duration ENDLESS = Duration.ofHours(6);

  private final ManualTime clock = new ManualTime(Instant.parse("2026-01-31T12:00:00Z"));

  /** Clients take longer to make than a release takes here, so each thread has its own. */
  private static final ThreadLocal<Lines> LINES = ThreadLocal.withInitial(Lines::new);

  private final int stretch;
  private final EmbeddedAws aws;
  private final Lines lines = LINES.get();
  private final Told told = new Told();
  private final Virtual time = new Virtual();
  private BooleanSupplier interruptWhen = () -> false;

  Lab(int seed) {
    this(seed, Readings.LIKELY);
  }

  /** A lab whose AWS behaves in one of the ways that are possible. */
  Lab(int seed, Readings readings) {
    stretch = readings.staleness().isZero() ? STRETCH : LITTLE;
    aws =
        Stage.boot(
            AwsSettings.of(new TestFunction())
                .withTime(clock)
                .withChance(Chance.seeded(seed))
                .withReadings(readings),
            World.bundle());
    lines.faulty.leadsTo(aws.gateway());
    lines.sound.leadsTo(aws.gateway());
  }

  /** Two ways to an AWS: on one of them a call can go wrong. */
  private static final class Lines {
    private final Wire faulty = new Wire();
    private final Wire sound = new Wire();
    private final Clients clients = DirectClients.over(faulty, _ -> {});
    private final Clients untouched = DirectClients.over(sound, _ -> {});
  }

  Wire wire() {
    return lines.faulty;
  }

  Told told() {
    return told;
  }

  Clients clients() {
    return lines.clients;
  }

  Connection connect() {
    return Aws.connect(lines.clients, "lotto", Map.of(), FakeAws.atOnce());
  }

  Outcome release(String tag) {
    return release(World.order(tag));
  }

  /** The same, where verdicts only inform. */
  Outcome releaseDecidedByAlarms(String tag) {
    return release(World.order(tag).with(Judging.DEFAULT.with(Judging.Role.INFORMS)));
  }

  private Outcome release(ReleaseOrder order) {
    return connected(aws -> new Release(aws, time, told, order).run());
  }

  Outcome rollback() {
    RollbackOrder order = new RollbackOrder(new RollbackOrder.Target.LastGood(), "ada", "because");
    return connected(aws -> new Rollback(aws, time, told, order).run());
  }

  /** As a command does it. */
  private Outcome connected(Function<Connection, Outcome> deed) {
    Connection connection;
    try {
      connection = connect();
    } catch (RefusedException e) {
      return new Outcome.Refused(e.refusals());
    } catch (LostSightException e) {
      return new Outcome.Undecided(e.getMessage(), "again");
    }
    return deed.apply(connection);
  }

  /** The alias as it is, whatever the wire does. */
  Alias alias() {
    return untouched().functions().alias();
  }

  /** How many versions were published. */
  int versions() {
    return untouched().functions().versions().size();
  }

  boolean inFlight() {
    return untouched().deployments().inFlight().isPresent();
  }

  /** A connection on which nothing goes wrong. */
  Connection untouched() {
    return Aws.connect(lines.untouched, "lotto", Map.of(), FakeAws.atOnce());
  }

  void interruptWhen(BooleanSupplier condition) {
    interruptWhen = condition;
  }

  void push(String tag, String fault) {
    World.bundle().pushFailing(aws.ecr(), tag, fault);
  }

  void pass(Duration duration) {
    clock.advance(duration);
    aws.timeline().catchUp();
  }

  /** Lets time pass, in which the public asks. */
  void goesOn(Duration duration) {
    for (int i = 0; i < ROUNDS; i++) {
      publicAsks(ASKED_EACH_WAIT);
      pass(duration.dividedBy(ROUNDS));
    }
  }

  /** How many deployments there are, rollbacks included. */
  int deployments() {
    return lines
        .untouched
        .codeDeploy()
        .listDeployments(r -> r.applicationName("lotto").deploymentGroupName("live"))
        .deployments()
        .size();
  }

  /** Lets the public ask, in steps of some seconds, until {@code condition} holds. */
  void goesOnUntil(BooleanSupplier condition) {
    for (int step = 0; !condition.getAsBoolean(); step++) {
      if (step > 200) {
        throw new AssertionError("it does not come to that");
      }
      publicAsks(ASKED_EACH_STEP);
      pass(STEP);
    }
  }

  Duration passed() {
    return Duration.ofNanos(time.paused);
  }

  private void publicAsks(int times) {
    for (int i = 0; i < times; i++) {
      aws.lambda()
          .invocations()
          .invoke(
              InvokeRequest.builder()
                  .functionName("lotto")
                  .qualifier("live")
                  .payload(SdkBytes.fromUtf8String("{}"))
                  .build());
    }
  }

  @Override
  public void close() {
    aws.close();
  }

  private final class Virtual implements Time {
    private long paused;

    @Override
    public void pause(Duration duration) throws InterruptedException {
      if (interruptWhen.getAsBoolean()) {
        interruptWhen = () -> false;
        throw new InterruptedException("asked to end");
      }
      if (passed().compareTo(ENDLESS) > 0) {
        throw new AssertionError("still waiting after " + passed());
      }
      publicAsks(ASKED_EACH_WAIT);
      pass(duration.multipliedBy(stretch));
      paused += duration.toNanos();
    }

    @Override
    public long nanos() {
      return paused;
    }

    @Override
    public Instant now() {
      return clock.instant();
    }
  }
}
