package bluegreen.cli;

import bluegreen.rehearsal.EmbeddedAws;
import bluegreen.rehearsal.front.Exchange;
import bluegreen.release.Alias;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What happened on the embedded AWS, by its own clock: every public request, every shift. */
final class Ledger {
  private static final int SERVER_ERROR = 500;

  private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
  private final Queue<Shifted> shifts = new ConcurrentLinkedQueue<>();

  /** The alias at a moment. */
  private record Shifted(Instant at, Alias alias) {}

  Ledger(EmbeddedAws aws) {
    aws.onExchange(exchanges::add);
    aws.onAliasChange(
        (at, version, weights) -> shifts.add(new Shifted(at, new Alias(version, weights, "", ""))));
  }

  /** What was written down since {@code from}. */
  Page since(Instant from) {
    List<Exchange> seen = exchanges.stream().filter(e -> !e.at().isBefore(from)).toList();
    List<Shifted> moved = shifts.stream().filter(s -> !s.at().isBefore(from)).toList();
    return new Page(from, seen, moved);
  }

  /** A scenario's part of the ledger. */
  record Page(Instant from, List<Exchange> exchanges, List<Shifted> shifts) {
    long requests() {
      return exchanges.size();
    }

    /** Failed public requests by the version that served them, {@code -} if none did. */
    Map<String, Long> failures() {
      Map<String, Long> counts = new TreeMap<>();
      failed().forEach(e -> counts.merge(e.version() == null ? "-" : e.version(), 1L, Long::sum));
      return counts;
    }

    long served(String version) {
      return exchanges.stream().filter(e -> version.equals(e.version())).count();
    }

    /** From the first bad answer to the last. */
    Duration bad() {
      List<Instant> moments = failed().stream().map(Exchange::at).sorted().toList();
      return moments.isEmpty()
          ? Duration.ZERO
          : Duration.between(moments.getFirst(), moments.getLast());
    }

    /** Such as {@code 1 + 2 (10 %) at 3 s, 2 at 305 s}. */
    String weights() {
      List<String> texts = new ArrayList<>();
      for (Shifted shift : shifts) {
        long seconds = Duration.between(from, shift.at()).toSeconds();
        texts.add(shift.alias().traffic() + " at " + seconds + " s");
      }
      return texts.isEmpty() ? "untouched" : String.join(", ", texts);
    }

    private List<Exchange> failed() {
      return exchanges.stream().filter(e -> e.status() >= SERVER_ERROR).toList();
    }
  }
}
