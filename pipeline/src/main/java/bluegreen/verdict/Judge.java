package bluegreen.verdict;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Judges green against blue from the counts of periods. Immutable: {@link #after} returns a new
 * judge, in constant time and memory. So periods that are final are folded into one judge that is
 * kept, and those whose counts still move are added to it anew at each look.
 *
 * <p><b>Sources</b> are strata, as periods are: given the past, the requests of the public and the
 * probes are assigned to the versions and answered independently of each other, so that the
 * conditional expectation of the product of their e-values is at most 1, and the product is an
 * e-process again. That healthy probes outweigh a silent public means: healthy as far as the probes
 * test.
 *
 * <p><b>Kinds</b> depend on each other (an answer may be an error and slow), so their e-values are
 * averaged, which is valid under any dependence: four fifths for errors, one fifth for the mean of
 * the slow thresholds. Errors alone make green worse at 1.25/α, slow answers alone at 5/α, both
 * together earlier, and the probability that any does wrongly stays at most α. Healthy takes every
 * kind, so β needs no split.
 */
public final class Judge {
  private static final double ERRORS = 0.8;

  private final Tolerances tolerances;
  private final Map<Kind, Ledger> ledgers;

  private Judge(Tolerances tolerances, Map<Kind, Ledger> ledgers) {
    this.tolerances = tolerances;
    this.ledgers = ledgers;
  }

  /**
   * Before the first period.
   *
   * @param kinds all that will be judged, and how each is counted; at least one
   */
  public static Judge of(Tolerances tolerances, Map<Kind, Manner> kinds) {
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("kinds is empty; a judge needs at least one");
    }
    Map<Kind, Ledger> ledgers = new LinkedHashMap<>();
    kinds.forEach((kind, manner) -> ledgers.put(kind, Ledger.counting(kind, manner)));
    return new Judge(tolerances, ledgers);
  }

  /** Judges errors alone. */
  public static Judge ofErrors(Tolerances tolerances, Manner manner) {
    return of(tolerances, Map.of(Kind.ERRORS, manner));
  }

  /**
   * With one more period of one kind and source, each of which is given once. Source by source, the
   * order of periods is that of time.
   */
  public Judge after(Kind kind, Source source, Period period) {
    Ledger ledger = ledgers.get(kind);
    if (ledger == null) {
      throw new IllegalArgumentException(
          "%s is not judged; the kinds are %s".formatted(kind, ledgers.keySet()));
    }
    Map<Kind, Ledger> all = new LinkedHashMap<>(ledgers);
    all.put(kind, ledger.with(source, period, tolerances, tolerances.delta(kind)));
    return new Judge(tolerances, all);
  }

  /** With one more period of errors in the public's answers. */
  public Judge after(Period period) {
    return after(Kind.ERRORS, Source.PUBLIC, period);
  }

  /** What all periods together show. */
  public Verdict verdict() {
    Evidence evidence = evidence();
    if (evidence.worse() >= evidence.worseBound()) {
      return new Verdict.Worse(ground(), evidence);
    }
    if (errors().map(Ledger::failsEveryRequest).orElse(false)) {
      return new Verdict.Worse(Verdict.Ground.FAILS_EVERY_REQUEST, evidence);
    }
    if (evidence.excluded() >= evidence.excludedBound()) {
      return new Verdict.Healthy(log(Measure.BETTER) >= evidence.worseBound(), evidence);
    }
    return new Verdict.Inconclusive(
        log(Measure.PLAIN) >= evidence.worseBound(), missing(evidence.excludedBound()), evidence);
  }

  private Evidence evidence() {
    return new Evidence(
        log(Measure.WORSE),
        -Math.log(tolerances.alpha()),
        ledgers.values().stream().mapToDouble(Ledger::excluded).min().orElseThrow(),
        -Math.log(tolerances.beta()),
        ledgers.entrySet().stream()
            .map(each -> each.getValue().finding(each.getKey(), tolerances.alpha()))
            .toList());
  }

  private enum Measure {
    WORSE,
    PLAIN,
    BETTER;

    double of(Ledger ledger) {
      return switch (this) {
        case WORSE -> ledger.worse().log();
        case PLAIN -> ledger.plain().log();
        case BETTER -> ledger.better().log();
      };
    }
  }

  /** The logarithm of the average e-value over all kinds. */
  private double log(Measure measure) {
    return Logs.sum(
        ledgers.entrySet().stream()
            .mapToDouble(each -> Math.log(weight(each.getKey())) + measure.of(each.getValue()))
            .toArray());
  }

  private double weight(Kind kind) {
    if (errors().isEmpty()) {
      return 1.0 / ledgers.size();
    }
    return switch (kind) {
      case Kind.Errors() -> ledgers.size() == 1 ? 1 : ERRORS;
      case Kind.Slow(Duration above) -> (1 - ERRORS) / (ledgers.size() - 1);
    };
  }

  private Optional<Ledger> errors() {
    return Optional.ofNullable(ledgers.get(Kind.ERRORS));
  }

  private Verdict.Ground ground() {
    double fromErrors =
        errors()
            .map(ledger -> Math.log(weight(Kind.ERRORS)) + ledger.worse().log())
            .orElse(Double.NEGATIVE_INFINITY);
    return fromErrors >= log(Measure.WORSE) - Math.log(2)
        ? Verdict.Ground.ERRORS
        : Verdict.Ground.SLOWNESS;
  }

  /** Of the kind that takes longest. */
  private Missing missing(double bound) {
    return ledgers.entrySet().stream()
        .map(each -> each.getValue().missing(bound, tolerances.delta(each.getKey())))
        .max(Comparator.comparingLong(each -> each.further().orElse(Long.MAX_VALUE)))
        .orElseThrow();
  }
}
