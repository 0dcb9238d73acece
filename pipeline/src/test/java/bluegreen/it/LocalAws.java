package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.report.ExitCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running {@code bluegreen local}, and commands in the environment that it printed. */
final class LocalAws implements AutoCloseable {
  private final Program program;
  private final Map<String, String> environment;

  private LocalAws(Program program, Map<String, String> environment) {
    this.program = program;
    this.environment = environment;
  }

  /** Boots one on free ports, on which AWS's time passes {@code speed} times as fast as time. */
  static LocalAws boot(int speed) throws InterruptedException {
    return boot("--speed " + speed);
  }

  /** Boots one on free ports, with more options. */
  static LocalAws boot(String options) throws InterruptedException {
    Program program =
        Program.start(Map.of(), command("local --port 0 --http-port 0 " + options), Program.HERE);
    program.out().await("ready");
    Map<String, String> environment = new TreeMap<>();
    for (String line : program.out().soFar()) {
      if (line.startsWith("export ")) {
        String[] pair = line.substring("export ".length()).split("=", 2);
        environment.put(pair[0], pair[1]);
      }
    }
    return new LocalAws(program, environment);
  }

  Program program() {
    return program;
  }

  Map<String, String> environment() {
    return environment;
  }

  URI url() {
    return URI.create(environment.get("BLUEGREEN_URL") + "/");
  }

  URI endpoint() {
    return URI.create(environment.get("AWS_ENDPOINT_URL"));
  }

  /** Starts the command with arguments that are separated by blanks. */
  Program start(String arguments) {
    return Program.start(environment, command(arguments), Program.HERE);
  }

  /** Runs the command with arguments that are separated by blanks. */
  Program.Ended run(String arguments) throws InterruptedException {
    return Program.run(environment, command(arguments));
  }

  /** Runs a command that prints JSON, and expects it to succeed. */
  JsonNode json(String arguments) throws InterruptedException {
    Program.Ended ended = run(arguments);
    assertThat(ended.code()).as("%s", ended).isEqualTo(ExitCode.OK);
    return JsonMapper.shared().readTree(ended.out());
  }

  /** Where the alias points, as {@code status} says it. */
  String serves() throws InterruptedException {
    return run("status --function lotto")
        .out()
        .lines()
        .filter(line -> line.startsWith("serves"))
        .map(line -> line.substring("serves".length()).strip())
        .findFirst()
        .orElseThrow();
  }

  /** The command line of the launcher with arguments that are separated by blanks. */
  static List<String> command(String arguments) {
    List<String> command = new ArrayList<>(List.of(Program.LAUNCHER.toString()));
    command.addAll(List.of(arguments.split(" ", -1)));
    return command;
  }

  @Override
  public void close() {
    program.close();
  }
}
