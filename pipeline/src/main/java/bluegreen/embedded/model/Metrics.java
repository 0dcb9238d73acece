package bluegreen.embedded.model;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/** Where services report what they measured. */
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
