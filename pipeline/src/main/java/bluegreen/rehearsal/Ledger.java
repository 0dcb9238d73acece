package bluegreen.rehearsal;

import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.front.AlbError;
import bluegreen.ports.Alias;
import bluegreen.ports.VersionNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What happened on the embedded AWS, by its own clock: every public request, every shift. */
public final class Ledger {
  private static final int SERVER_ERROR = 500;

  private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
  private final Queue<Shifted> shifts = new ConcurrentLinkedQueue<>();

  /** A public request, at the moment of AWS's time at which it was answered. */
  record Answered(Instant at, int status, String version, String error) {}

  /** The alias at a moment. */
  record Shifted(Instant at, Alias alias) {}

  public Ledger(EmbeddedAws aws) {
    aws.onExchange(
        e ->
            answers.add(
                new Answered(
                    aws.now(),
                    e.status(),
                    e.version().orElse("-"),
                    e.error().map(AlbError::toString).orElse("null"))));
    aws.onAliasChange(
        (at, version, weights) -> shifts.add(new Shifted(at, alias(version, weights))));
  }

  private static Alias alias(String version, Map<String, Double> weights) {
    Map<VersionNumber, Double> shares = new HashMap<>();
    weights.forEach((other, share) -> shares.put(number(other), share));
    return new Alias(number(version), shares, "", "");
  }

  private static VersionNumber number(String version) {
    return VersionNumber.parse(version).orElseThrow();
  }

  /** What was written down since {@code from}. */
  public Page since(Instant from) {
    List<Answered> seen = answers.stream().filter(a -> !a.at().isBefore(from)).toList();
    List<Shifted> moved = shifts.stream().filter(s -> !s.at().isBefore(from)).toList();
    return new Page(from, seen, moved);
  }

  /** A scenario's part of the ledger. */
  public record Page(Instant from, List<Answered> answers, List<Shifted> shifts) {
    long requests() {
      return answers.size();
    }

    /** Failed public requests by the version that served them, {@code -} if none did. */
    Map<String, Long> failures() {
      Map<String, Long> counts = new TreeMap<>();
      failed().forEach(a -> counts.merge(a.version(), 1L, Long::sum));
      return counts;
    }

    /** Why they failed, in the load balancer's terms. */
    Set<String> reasons() {
      return failed().stream().map(Answered::error).collect(Collectors.toCollection(TreeSet::new));
    }

    long served(VersionNumber version) {
      return answers.stream().filter(a -> a.version().equals(version.toString())).count();
    }

    /** From the first bad answer to the last. */
    Duration bad() {
      List<Instant> moments = failed().stream().map(Answered::at).sorted().toList();
      return moments.isEmpty()
          ? Duration.ZERO
          : Duration.between(moments.getFirst(), moments.getLast());
    }

    /** Such as {@code 3 s: 1 + 2 (10 %), 305 s: 2}. */
    String weights() {
      List<String> texts = new ArrayList<>();
      String before = "";
      for (Shifted shift : shifts) {
        String now = shift.alias().traffic();
        // Who rolled back and why is written on the alias, too: that moves nothing.
        if (!now.equals(before)) {
          texts.add(Duration.between(from, shift.at()).toSeconds() + " s: " + now);
        }
        before = now;
      }
      return texts.isEmpty() ? "untouched" : String.join(", ", texts);
    }

    private List<Answered> failed() {
      return answers.stream().filter(a -> a.status() >= SERVER_ERROR).toList();
    }
  }
}
