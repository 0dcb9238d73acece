package bluegreen.aws.evidence;

import bluegreen.ports.evidence.Failure;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/** How a version's answers were bad, by kind: bounded, however many kinds there are. */
final class Failures {
  private static final int MOST_KINDS = 100;
  private static final int SHOWN = 5;
  private static final int REMEMBERED = 10_000;
  private static final String OTHERS = "others";

  /** What differs between two failures of the same kind: ids, addresses, counts. */
  private static final Pattern VARIABLE = Pattern.compile("[0-9a-fA-F-]{8,}|\\d+");

  private final Map<String, Failure> kinds = new HashMap<>();
  private final SequencedSet<String> explained = new LinkedHashSet<>();

  /** Adds what was said of a failure. */
  void add(LogRecord.Trouble trouble) {
    trouble.request().ifPresent(this::explain);
    add(new Failure(trouble.kind(), trouble.text(), trouble.request(), trouble.path(), 1));
  }

  /** Adds a failure of which only its status is known, unless more was said of the request. */
  void add(Optional<String> request, String kind, Optional<String> path) {
    if (request.filter(explained::contains).isEmpty()) {
      request.ifPresent(this::explain);
      add(new Failure(kind, kind, request, path, 1));
    }
  }

  /** The most frequent first. */
  List<Failure> mostFrequent() {
    return kinds.values().stream()
        .sorted(Comparator.comparingLong(Failure::times).reversed().thenComparing(Failure::kind))
        .limit(SHOWN)
        .toList();
  }

  private void add(Failure failure) {
    String kind = VARIABLE.matcher(failure.kind()).replaceAll("#");
    String counted = kinds.containsKey(kind) || kinds.size() < MOST_KINDS ? kind : OTHERS;
    kinds.merge(
        counted,
        failure,
        (first, more) ->
            new Failure(
                counted.equals(OTHERS) ? OTHERS : first.kind(),
                first.text(),
                first.request(),
                first.path(),
                first.times() + more.times()));
  }

  private void explain(String request) {
    explained.add(request);
    if (explained.size() > REMEMBERED) {
      explained.removeFirst();
    }
  }
}
