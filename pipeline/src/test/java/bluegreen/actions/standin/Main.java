package bluegreen.actions.standin;

import bluegreen.actions.Event;
import bluegreen.actions.Hub;
import bluegreen.actions.Runner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The runner as a program. Arguments: the hub's folder, a command, and the command's arguments.
 *
 * <ul>
 *   <li>{@code push}, with git's {@code <old> <new> <ref>} on standard input, as a git hook gets it
 *   <li>{@code dispatch <workflow> <branch> <input>=<value> …}: runs a workflow by hand
 *   <li>{@code rerun <run> <job> …}: runs these jobs again, and all that haven't succeeded
 *   <li>{@code gh …}, {@code aws …}: prints what these commands would print
 * </ul>
 */
public final class Main {
  private static final String BRANCHES = "refs/heads/";

  private Main() {}

  public static void main(String[] args) throws IOException {
    Hub hub = Hub.open(Path.of(args[0]));
    Runner runner = new Runner(hub, StandIns.all(), System.out);
    // Killing the runner also kills its child processes.
    Runtime.getRuntime().addShutdownHook(new Thread(Main::killAll));
    List<String> rest = Arrays.asList(args).subList(2, args.length);
    boolean green =
        switch (args[1]) {
          case "push" -> push(runner);
          case "dispatch" ->
              runner.dispatch(rest.get(0), rest.get(1), inputs(rest.subList(2, rest.size())));
          case "rerun" ->
              runner.rerun(Integer.parseInt(rest.getFirst()), rest.subList(1, rest.size()));
          case "gh" -> gh(hub, rest);
          case "aws" -> aws(rest);
          default -> throw new IllegalArgumentException("unknown command " + args[1]);
        };
    System.exit(green ? 0 : 1);
  }

  private static boolean push(Runner runner) throws IOException {
    String pushed = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    boolean green = true;
    for (String line : pushed.lines().toList()) {
      String[] words = line.split(" ", -1);
      if (words[2].startsWith(BRANCHES)) {
        String branch = words[2].substring(BRANCHES.length());
        green &= runner.push(new Event("push", branch, words[1], words[0], Map.of()));
      }
    }
    return green;
  }

  private static Map<String, String> inputs(List<String> pairs) {
    return pairs.stream()
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static boolean gh(Hub hub, List<String> arguments) throws IOException {
    if (!Hub.TOKEN.equals(System.getenv("GH_TOKEN"))) {
      throw new IllegalArgumentException("GH_TOKEN is not the job's token");
    }
    new Gh(hub).answer(arguments).forEach(System.out::println);
    return true;
  }

  private static boolean aws(List<String> arguments) {
    System.out.println(new AwsCli(System.getenv()).answer(arguments));
    return true;
  }

  private static void killAll() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }
}
