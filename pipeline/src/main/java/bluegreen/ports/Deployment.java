package bluegreen.ports;

import java.time.Instant;
import java.util.Optional;

/**
 * A CodeDeploy deployment: the shift of the alias from blue to green, or its rollback.
 *
 * @param id such as {@code d-ABCDEF123}
 * @param status where it stands
 * @param target what it shifts
 * @param rollback how it is related to rollbacks
 * @param period when
 */
public record Deployment(
    String id, Status status, Target target, Rollback rollback, Period period) {

  /** CodeDeploy's statuses, as far as they make a difference. */
  public sealed interface Status {
    /** It moves the alias, or will. */
    record InFlight() implements Status {}

    /** It moved the alias to green. */
    record Succeeded() implements Status {}

    /** It ended, and the alias should be on blue. */
    record Unsuccessful(Reason reason) implements Status {}
  }

  /** What a deployment shifts. A group may be used for several functions and aliases. */
  public sealed interface Target {
    /** The alias that is released here. */
    record Ours(Shift shift) implements Target {}

    /** Another alias, or that of another function. */
    record Others(String function, String alias) implements Target {}

    /** CodeDeploy doesn't say, or not yet. */
    record Unknown() implements Target {}
  }

  /**
   * When a deployment was in flight.
   *
   * @param ended empty while it is
   */
  public record Period(Instant created, Optional<Instant> ended) {}

  /**
   * From which version to which.
   *
   * @param blue the version that served
   * @param green the version coming in
   */
  public record Shift(VersionNumber blue, VersionNumber green) {
    /** The way back. */
    public Shift reversed() {
      return new Shift(green, blue);
    }
  }

  /**
   * How a deployment is related to rollbacks. CodeDeploy rolls back with deployments of their own.
   */
  public sealed interface Rollback {
    /** Without automatic rollback: what it has moved stays. */
    record Disabled() implements Rollback {}

    /** CodeDeploy rolls it back if it fails or is stopped. */
    record Automatic() implements Rollback {}

    /** The deployment {@code by} rolls it back. */
    record Started(String by) implements Rollback {}

    /** It rolls back the deployment {@code of}. */
    record Of(String of) implements Rollback {}
  }

  /** From which version to which, if it is known and this alias's. */
  public Optional<Shift> shift() {
    return target instanceof Target.Ours(Shift shift) ? Optional.of(shift) : Optional.empty();
  }

  /** Whether it shifts another alias. */
  public boolean isOthers() {
    return target instanceof Target.Others;
  }

  public boolean inFlight() {
    return status instanceof Status.InFlight;
  }

  public boolean succeeded() {
    return status instanceof Status.Succeeded;
  }

  /** Whether it ended without success. */
  public boolean failed() {
    return status instanceof Status.Unsuccessful;
  }

  /** Why it did not succeed, if it ended so. */
  public Optional<Reason> reason() {
    return status instanceof Status.Unsuccessful(Reason reason)
        ? Optional.of(reason)
        : Optional.empty();
  }

  /** The deployment that this one rolls back, if it is a rollback. */
  public Optional<String> rollbackOf() {
    return rollback instanceof Rollback.Of(String id) ? Optional.of(id) : Optional.empty();
  }

  /** Whether CodeDeploy will still move the alias because this deployment did not succeed. */
  public boolean rollbackPending() {
    return failed() && rolledBackAutomatically();
  }

  /** Whether CodeDeploy rolls it back, or did. */
  public boolean rolledBackAutomatically() {
    return rollback instanceof Rollback.Automatic || rollback instanceof Rollback.Started;
  }

  public boolean brings(VersionNumber version) {
    return shift().map(s -> s.green().equals(version)).orElse(false);
  }

  public boolean comesFrom(VersionNumber version) {
    return shift().map(s -> s.blue().equals(version)).orElse(false);
  }
}
