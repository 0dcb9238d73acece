package bluegreen.aws.evidence;

import bluegreen.ports.evidence.Answers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Counts the answers of one version, minute by minute, from its log. */
final class Tally {
  /**
   * A function may run for 15 minutes, so a line on an answer and Lambda's report on its invocation
   * are at most so far apart; older minutes need not tell requests apart any more.
   */
  private static final Duration LONGEST_INVOCATION = Duration.ofMinutes(16);

  /** So many answers of an environment are not timed: caches fill, and code is compiled. */
  private static final int WARM_UP = 20;

  private final List<Duration> thresholds;
  private final Map<String, Integer> answered = new HashMap<>();
  private final NavigableMap<Instant, Cell> minutes = new TreeMap<>();

  Tally(List<Duration> thresholds) {
    this.thresholds = List.copyOf(thresholds);
  }

  /** What was seen in one minute. */
  private static final class Cell {
    private final long[] slow;
    private long requests;
    private long timed;
    private long settled;
    private Set<String> bad = new HashSet<>();
    private final Set<String> failing = new HashSet<>();

    Cell(int thresholds) {
      slow = new long[thresholds];
    }

    /** Forgets which requests were bad, and remembers how many. */
    void settle() {
      settled += bad.size();
      bad = new HashSet<>();
    }

    Answers answers() {
      long all = settled + bad.size();
      return new Answers(
          Math.max(requests, all),
          all,
          failing.size(),
          timed,
          Arrays.stream(slow).boxed().toList());
    }
  }

  /** Counts an invocation. */
  void report(Instant at, String environment, LogRecord.Report report) {
    Cell cell = cell(at);
    cell.requests++;
    if (answered.merge(environment, 1, Integer::sum) > WARM_UP) {
      cell.timed++;
      for (int i = 0; i < cell.slow.length; i++) {
        if (report.took().compareTo(thresholds.get(i)) > 0) {
          cell.slow[i]++;
        }
      }
    }
    if (report.failure().isPresent()) {
      bad(at, environment, report.request());
    }
  }

  /** Counts a bad answer; idempotent for each request. */
  void bad(Instant at, String environment, String request) {
    Cell cell = cell(at);
    Cell before = minutes.getOrDefault(minute(at).minus(1, ChronoUnit.MINUTES), cell);
    if (before == cell || !before.bad.contains(request)) {
      cell.bad.add(request);
      cell.failing.add(environment);
    }
  }

  /** What was counted, by the minute's begin. */
  NavigableMap<Instant, Answers> minutes() {
    NavigableMap<Instant, Answers> counted = new TreeMap<>();
    minutes.forEach((minute, cell) -> counted.put(minute, cell.answers()));
    return counted;
  }

  private Cell cell(Instant at) {
    Instant minute = minute(at);
    Cell known = minutes.get(minute);
    if (known != null) {
      return known;
    }
    minutes.headMap(minute.minus(LONGEST_INVOCATION)).values().forEach(Cell::settle);
    Cell begun = new Cell(thresholds.size());
    minutes.put(minute, begun);
    return begun;
  }

  private static Instant minute(Instant at) {
    return at.truncatedTo(ChronoUnit.MINUTES);
  }
}
