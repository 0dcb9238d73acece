package bluegreen.ports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that a version freezes beside its code: memory, time-out, environment and so
 * on. It is only compared.
 */
public record Settings(List<@Nullable Object> values) {
  public Settings {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }
}
