package bluegreen.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code docker} command, as users run it. */
public final class DockerCommand {
  /** Why a test class that releases into containers is isolated. */
  public static final String ALONE =
      "A public asks containers in real time: on two cores, other tests make them too slow.";

  private DockerCommand() {}

  /**
   * Runs a docker command and waits until it ends.
   *
   * @return the command's output
   * @throws IllegalStateException if the command fails or isn't installed
   */
  public static String run(String... arguments) {
    return run(Map.of(), "", arguments);
  }

  /** Runs a docker command with environment variables and input. */
  public static String run(Map<String, String> environment, String input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
      }
      return said.strip();
    } catch (IOException e) {
      throw new IllegalStateException("there is no docker command: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Builds an image from the Dockerfile in a folder. */
  public static void build(Path folder, String tag, String... options) {
    List<String> arguments = new ArrayList<>(List.of("build", "--quiet", "--tag", tag));
    arguments.addAll(List.of(options));
    arguments.add(folder.toString());
    run(arguments.toArray(String[]::new));
  }

  /** The containers of embedded AWSs, running or stopped. */
  public static List<String> containers() {
    return run("ps", "--all", "--quiet", "--filter", "label=bluegreen").lines().toList();
  }
}
