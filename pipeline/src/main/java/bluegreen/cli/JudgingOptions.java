package bluegreen.cli;

import static java.util.Objects.requireNonNull;

import bluegreen.release.Judging;
import bluegreen.release.Judging.OnInconclusive;
import bluegreen.release.Judging.Role;
import bluegreen.verdict.Tolerances;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how a release is judged. */
final class JudgingOptions {
  private static final double POINTS = 100;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--verdict",
      paramLabel = "decides|informs",
      description =
          "What happens to a version that answers worse than the one that serves: it is rolled"
              + " back, or that is only told. Default: ${DEFAULT-VALUE}")
  private Role role = Role.DECIDES;

  @Option(
      names = "--on-inconclusive",
      paramLabel = "release|rollback",
      description =
          "What happens to a version of which too little was seen. Default: ${DEFAULT-VALUE}")
  private OnInconclusive onInconclusive = OnInconclusive.RELEASE;

  @Option(
      names = "--tolerate",
      paramLabel = "RATIO",
      description =
          "So many times as likely to answer badly is harmless, 1 to 100. Default:"
              + " ${DEFAULT-VALUE}")
  private double tolerate = Tolerances.DEFAULT.ratio();

  @Option(
      names = "--detect",
      paramLabel = "POINTS",
      description =
          "A healthy version is known to have at most so many more bad answers in a hundred, 0.1 to"
              + " 50. Default: ${DEFAULT-VALUE}")
  private double detect = Tolerances.DEFAULT.delta() * POINTS;

  @Option(
      names = "--false-alarms",
      paramLabel = "PERCENT",
      description =
          "At most so many good releases are judged worse, 0.01 to 20. Default: ${DEFAULT-VALUE}")
  private double falseAlarms = Tolerances.DEFAULT.alpha() * POINTS;

  @Option(
      names = "--misses",
      paramLabel = "PERCENT",
      description =
          "At most so many worse releases are judged healthy, 0.01 to 20. Default:"
              + " ${DEFAULT-VALUE}")
  private double misses = Tolerances.DEFAULT.beta() * POINTS;

  @Option(
      names = "--probe",
      paramLabel = "N",
      description =
          "Send N requests a second of smoke tests that are marked as safe to each version, as"
              + " evidence where the public sends few, 0 to 50. Default: ${DEFAULT-VALUE}")
  private int probes;

  /**
   * What they say.
   *
   * @throws ParameterException if a number is out of its range
   */
  Judging judging() {
    try {
      return new Judging(
          role,
          new Tolerances(falseAlarms / POINTS, misses / POINTS, detect / POINTS, tolerate),
          onInconclusive,
          probes);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          requireNonNull(command, "picocli sets it").commandLine(), e.getMessage());
    }
  }
}
