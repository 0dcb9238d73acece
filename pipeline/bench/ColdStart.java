import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Measures cold starts of the function, in rounds with one start of each kind, on one core and on
 * two.
 */
final class ColdStart {
  private static final String USAGE =
      """
      Usage: cold-start [KIND...] [--runs=N] [--cores=LIST] [--image=TAG]
      Measures cold starts of the function and prints tables.

      KIND          floor, stock, managed, rehearsal, image, container. Default: all
      --runs=N      starts of each kind. Default: 25, fewer if they take more than 45 s
      --cores=LIST  cores, as for taskset. Default: 1, then 0,1
      --image=TAG   the Docker image for kind container\
      """;

  private static final Map<String, String> TITLES =
      Map.of(
          "floor", "a JVM that prints one line: the floor",
          "stock", "JDK 25 with defaults and the interface client's own serializer: the stock way",
          "managed", "the same with the flags of the managed runtime",
          "rehearsal", "a process of a rehearsal: the image's flags and a cache, on the JDK",
          "image", "**the image's content**",
          "container", "the image, from `docker run` on");

  private static final String KNOWN =
      String.join("|", TITLES.keySet()) + "|--runs=[1-9]\\d{0,5}|--cores=[\\d,-]+|--image=.+";

  /** No round starts later than this, so a busy machine runs fewer. */
  private static final Duration ENOUGH = Duration.ofSeconds(45);

  private final Kinds kinds;
  private final List<String> wanted;
  private final String tag;
  private final int runs;

  private ColdStart(List<String> arguments) throws Exception {
    kinds = new Kinds(Path.of(System.getProperty("bluegreen.home")));
    wanted = arguments.stream().filter(argument -> !argument.startsWith("--")).toList();
    tag = option(arguments, "image", "");
    runs = Integer.parseInt(option(arguments, "runs", "25"));
  }

  public static void main(String[] args) throws Exception {
    List<String> arguments = List.of(args);
    Usage.check(arguments, KNOWN, USAGE);
    if (arguments.contains("container") && option(arguments, "image", "").isEmpty()) {
      Usage.refuse("container without --image", USAGE);
    }
    ColdStart bench = new ColdStart(arguments);
    for (String cores : option(arguments, "cores", "1 0,1").split(" ")) {
      bench.measure(cores);
    }
    List<Long> sizes = bench.kinds.sizes();
    System.out.printf(
        "%nPushed on top of the base image, compressed: %.1f MB; with every commit: %.1f MB%n",
        sizes.get(0) / 1e3, sizes.get(1) / 1e3);
    System.exit(0);
  }

  private static String option(List<String> arguments, String name, String otherwise) {
    return arguments.stream()
        .filter(argument -> argument.startsWith("--" + name + "="))
        .map(argument -> argument.substring(argument.indexOf('=') + 1))
        .findFirst()
        .orElse(otherwise);
  }

  private void measure(String cores) throws Exception {
    Map<String, List<String>> commands = kinds.commands(cores, tag);
    if (!wanted.isEmpty()) {
      commands.keySet().retainAll(wanted);
    }
    Map<String, List<Start>> starts = new LinkedHashMap<>();
    long began = System.nanoTime();
    // The first round fills the page cache.
    for (int run = -1; run < runs && System.nanoTime() - began < ENOUGH.toNanos(); run++) {
      System.err.printf("cold-start: on cores %s, run %d of %d%n", cores, run + 1, runs);
      for (var command : commands.entrySet()) {
        Start start =
            command.getKey().equals("floor")
                ? Start.ofProgram(command.getValue())
                : Start.of(command.getValue());
        if (run >= 0) {
          starts.computeIfAbsent(command.getKey(), kind -> new ArrayList<>()).add(start);
        }
      }
    }
    print(cores, starts);
  }

  private void print(String cores, Map<String, List<Start>> starts) {
    System.out.printf(
        "%nOn cores %s, milliseconds, medians of %d interleaved runs:%n%n",
        cores, starts.values().iterator().next().size());
    System.out.println(
        "| | start to first answer | min – max | init | first | tenth | warm | RSS, MiB |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
    starts.forEach((kind, all) -> System.out.println(row(TITLES.get(kind), all)));
    System.out.println();
    ratio(starts, "stock", "image", Start::total, "start to first answer, stock way ÷ image");
    ratio(starts, "image", "floor", Start::total, "start to first answer, image ÷ floor");
    ratio(starts, "image", "stock", Start::memory, "resident memory, image ÷ stock way");
  }

  private static String row(String title, List<Start> all) {
    List<Double> totals = all.stream().map(Start::total).sorted().toList();
    return "| %s | %s | %s – %s | %s |"
        .formatted(
            title,
            Results.number(Results.median(totals)),
            Results.number(totals.getFirst()),
            Results.number(totals.getLast()),
            String.join(
                " | ",
                Stream.<ToDoubleFunction<Start>>of(
                        Start::init, Start::first, Start::tenth, Start::warm, Start::memory)
                    .map(value -> Results.number(median(all, value)))
                    .toList()));
  }

  private static void ratio(
      Map<String, List<Start>> starts,
      String of,
      String to,
      ToDoubleFunction<Start> value,
      String title) {
    if (starts.containsKey(of) && starts.containsKey(to)) {
      System.out.printf(
          "%s: %.2f%n", title, median(starts.get(of), value) / median(starts.get(to), value));
    }
  }

  private static double median(List<Start> all, ToDoubleFunction<Start> value) {
    return Results.median(all.stream().map(value::applyAsDouble).toList());
  }
}
