package bluegreen.ports;

import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.evidence.Gathering;
import bluegreen.ports.evidence.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where evidence of a function's versions comes from. */
public interface EvidenceSource {
  /**
   * How the alias answered in the day before {@code now}.
   *
   * @throws RefusedException if it may not be asked for
   * @throws LostSightException if it is not answered
   */
  Past past(Instant now);

  /**
   * Gathers evidence of both versions of a shift. Nothing is asked for yet.
   *
   * @param since when green got its first requests, or earlier
   * @param slow what counts as slow: one threshold or several
   */
  Gathering gather(Shift shift, Instant since, List<Duration> slow);
}
