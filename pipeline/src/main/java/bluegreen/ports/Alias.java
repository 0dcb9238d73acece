package bluegreen.ports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The alias that the load balancer targets.
 *
 * @param version the version that serves, but for the weights
 * @param weights the shares of other versions, fractions of 1; empty most of the time
 * @param revision fences the next write
 * @param description what was last written about it
 */
public record Alias(
    VersionNumber version,
    Map<VersionNumber, Double> weights,
    String revision,
    String description) {
  public Alias {
    weights = Map.copyOf(weights);
  }

  /** Whether {@code version} answers every request. */
  public boolean servesOnly(VersionNumber version) {
    return this.version.equals(version) && weights.isEmpty();
  }

  /** The versions that get requests, the one without a weight first. */
  public List<VersionNumber> versions() {
    return Stream.concat(Stream.of(version), weights.keySet().stream().sorted()).toList();
  }

  /** The share of requests that a version gets, a fraction of 1. */
  public double share(VersionNumber number) {
    double others = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    return number.equals(version) ? 1 - others : weights.getOrDefault(number, 0.0);
  }

  /** The rollback by hand that was recorded last, unless another version serves since. */
  public Optional<RollbackNote> rollbackNote() {
    return RollbackNote.parse(description).filter(note -> note.to().equals(version));
  }

  /** The rollback by hand that was recorded between this and a later look. */
  public Optional<RollbackNote> rollbackBefore(Alias later) {
    return later.description.equals(description)
        ? Optional.empty()
        : RollbackNote.parse(later.description);
  }

  /** Who rolled back and why, or what else is written; empty once another version serves. */
  public String note() {
    boolean past = RollbackNote.parse(description).isPresent() && rollbackNote().isEmpty();
    return past ? "" : description;
  }

  /** Such as {@code 1} or {@code 1 + 2 (10 %)}. */
  public String traffic() {
    StringBuilder text = new StringBuilder(version.toString());
    new TreeMap<>(weights)
        .forEach(
            (v, share) ->
                text.append(" + ").append(v).append(" (").append(percent(share)).append(")"));
    return text.toString();
  }

  /** A share as people read it: {@code 0.1} is {@code 10 %}. */
  public static String percent(double share) {
    double percent = Math.round(share * 1000) / 10.0;
    return (percent == Math.rint(percent) ? Long.toString((long) percent) : percent + "") + " %";
  }
}
