package bluegreen.cli;

import bluegreen.aws.Aws;
import bluegreen.aws.client.Clients;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.runtime.LocalEnvironments;
import bluegreen.ports.Connection;
import bluegreen.ports.Threads;
import bluegreen.rehearsal.Load;
import bluegreen.rehearsal.Product;
import bluegreen.rehearsal.Rehearsal;
import bluegreen.rehearsal.Rehearsal.Result;
import bluegreen.rehearsal.Rehearsal.Tool;
import bluegreen.rehearsal.Roles;
import bluegreen.rehearsal.Scenario;
import bluegreen.rehearsal.Stage;
import bluegreen.report.Console;
import bluegreen.report.ExitCode;
import bluegreen.report.Table;
import bluegreen.smoke.SmokeFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bluegreen rehearse}. */
@Command(
    mixinStandardHelpOptions = true,
    description =
        "Rehearse whole releases on an embedded AWS while real requests flow: a good version, a bad"
            + " one, a broken one, a rollback. Exits with 1 if a scenario fails.")
final class RehearseCommand implements Callable<Integer> {
  /** A five-minute canary takes five seconds. */
  private static final double SPEED = 60;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "Only this one: ${COMPLETION-CANDIDATES}. Default: all, in this order.")
  private @Nullable Scenario scenario;

  @Option(
      names = "--rate",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Public requests a second. Default: ${DEFAULT-VALUE}")
  private int rate = 50;

  @Option(
      names = "--keep",
      description = "Leave everything running, and print how to use it, until Ctrl-C.")
  private boolean keep;

  @Option(
      names = "--roles",
      paramLabel = "FILE",
      description =
          "Play under the IAM roles in FILE, which aws iam get-account-authorization-details has"
              + " printed, and say which permissions are missing or unused.")
  private @Nullable Path roles;

  @Mixin private SummaryOption summary = new SummaryOption();

  @Mixin private EmbeddedOptions embedded = EmbeddedOptions.defaults(0, 0, SPEED);

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.standard();
    LocalEnvironments environments = new LocalEnvironments();
    Product product = embedded.product(environments);
    try (EmbeddedAws aws = embedded.boot(product, environments, console)) {
      Map<String, String> environment = Stage.environment(aws);
      Optional<Roles> enforced =
          Optional.ofNullable(roles).map(file -> Roles.read(file, product, aws));
      SdkEnvironment.use(enforced.map(each -> each.enforce(aws)).orElse(environment));
      console.done(
          "Embedded AWS at %s (%.0f × real time)"
              .formatted(environment.get("AWS_ENDPOINT_URL"), embedded.speed()));
      console.done("The public requests " + aws.url() + "/");
      List<Result> results = play(aws, product, console);
      show(results, console);
      enforced.ifPresent(each -> show(each, console));
      if (keep) {
        EmbeddedOptions.export(environment, console);
        console.line("Everything keeps running until Ctrl-C.");
        new CountDownLatch(1).await();
      }
      boolean allowed = enforced.stream().allMatch(each -> each.denied().isEmpty());
      return allowed && results.stream().allMatch(r -> r.unexpected().isEmpty())
          ? ExitCode.OK
          : ExitCode.ERROR;
    }
  }

  private List<Result> play(EmbeddedAws aws, Product product, Console console)
      throws InterruptedException {
    List<Scenario> scenarios = scenario == null ? List.of(Scenario.values()) : List.of(scenario);
    List<Result> results = new ArrayList<>();
    try (Clients clients = Clients.create(Clients.PATIENCE, console::waiting);
        Load load = new Load(aws.url(), rate)) {
      Connection connection = Aws.connect(clients, product.function(), Map.of(), new Threads());
      Rehearsal rehearsal =
          new Rehearsal(
              aws,
              product,
              new Tool(connection, new Interrupts(), console, SmokeFiles.in(Home.smokeTests())));
      for (Scenario each : scenarios) {
        results.add(rehearsal.play(each));
      }
      console.line("");
      console.line("The public sent " + load.sent() + " requests; " + load.failed() + " failed.");
    }
    return results;
  }

  private void show(List<Result> results, Console console) {
    Table table = new Table(Result.HEADINGS, results.stream().map(Result::cells).toList());
    console.print("");
    table.lines().forEach(console::print);
    console.print("In AWS's time. FAILED by version; BAD from the first bad answer to the last.");
    summary.append(() -> page(results, table), console);
  }

  private static void show(Roles roles, Console console) {
    console.print("");
    roles.denied().forEach(console::print);
    if (roles.denied().isEmpty()) {
      console.print("No permission is missing.");
    }
    new TreeMap<>(roles.unused())
        .forEach(
            (role, actions) -> {
              if (!actions.isEmpty()) {
                console.print("Not needed here by " + role + ": " + String.join(", ", actions));
              }
            });
  }

  /** The table, and behind each scenario's title what a release's own job would say. */
  private static String page(List<Result> results, Table table) {
    StringBuilder page = new StringBuilder("### Rehearsal\n\n").append(table.markdown());
    for (Result result : results) {
      page.append("\n<details><summary>")
          .append(result.scenario().title())
          .append("</summary>\n\n")
          .append(result.summary())
          .append("\n</details>\n");
    }
    return page.toString();
  }
}
