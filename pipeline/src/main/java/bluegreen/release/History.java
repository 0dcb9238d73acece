package bluegreen.release;

import bluegreen.release.Deployment.Shift;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What became of each version. */
public final class History {
  /** What {@link Rollback} writes into the alias's description. */
  private static final Pattern BY_HAND = Pattern.compile("rolled back (\\d+) to \\d+ by (.*)");

  private History() {}

  /**
   * One version.
   *
   * @param outcome what became of it, in a word or a sentence
   * @param deployment the last deployment that brought it, if one did
   * @param live whether it serves now, alone or with a weight
   */
  public record Entry(
      String version,
      Origin origin,
      String codeSha256,
      Instant published,
      String outcome,
      Optional<String> deployment,
      boolean live) {}

  /** The newest versions first, at most {@code most}. */
  public static List<Entry> of(Ports ports, int most) {
    Alias alias = ports.functions().alias();
    Map<String, Deployment> brought = new HashMap<>();
    Set<String> served = new HashSet<>(Set.of(alias.version()));
    ports
        .deployments()
        .newest()
        .limit(2L * most)
        .filter(d -> d.rollbackOf().isEmpty() && d.shift().isPresent())
        .forEach(
            d -> {
              Shift shift = d.shift().orElseThrow();
              brought.putIfAbsent(shift.green(), d);
              served.add(shift.blue());
            });
    return ports.functions().versions().stream()
        .sorted(Comparator.comparing(Version::number, History::byNumber).reversed())
        .limit(most)
        .map(v -> entry(v, alias, Optional.ofNullable(brought.get(v.number())), served))
        .toList();
  }

  private static Entry entry(
      Version version, Alias alias, Optional<Deployment> deployment, Set<String> served) {
    String number = version.number();
    Matcher byHand = BY_HAND.matcher(alias.description());
    String outcome =
        byHand.matches() && byHand.group(1).equals(number)
            ? "rolled back by " + byHand.group(2)
            : deployment
                .map(History::outcome)
                .orElse(served.contains(number) ? "first" : "never released");
    return new Entry(
        number,
        version.origin(),
        version.codeSha256(),
        version.published(),
        outcome,
        deployment.map(Deployment::id),
        alias.version().equals(number) || alias.weights().containsKey(number));
  }

  private static String outcome(Deployment deployment) {
    return switch (deployment.status()) {
      case SUCCEEDED -> "released";
      case IN_FLIGHT -> "in flight";
      case FAILED, STOPPED -> "rolled back: " + deployment.error();
    };
  }

  private static int byNumber(String a, String b) {
    return Long.compare(Long.parseLong(a), Long.parseLong(b));
  }
}
