package bluegreen.embedded.model;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/** The metrics store, to which services report their measurements. */
public interface Metrics {
  /** Adds one sample; called inside the model's lock. */
  void record(
      Instant at,
      String namespace,
      String metric,
      List<Dimension> dimensions,
      double value,
      StandardUnit unit);
}
