package bluegreen.actions.standin;

import bluegreen.actions.Machine;
import bluegreen.docker.DockerCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds the real image; if base images can't be pulled, they are made from this machine's files.
 */
record Docker() implements Image.Builder {
  @Override
  public void login(Machine machine, String registry, String password) {
    DockerCommand.run(
        config(machine), password, "login", "-u", "AWS", "--password-stdin", registry);
  }

  @Override
  public String push(Machine machine, String image, List<String> buildArguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(".ci/image", "--quiet", "--tag", image));
    buildArguments.forEach(argument -> command.addAll(List.of("--build-arg", argument)));
    machine.run(command);
    DockerCommand.run(config(machine), "", "push", "--quiet", image);
    String pushed =
        DockerCommand.run("image", "inspect", "--format", "{{index .RepoDigests 0}}", image);
    return pushed.substring(pushed.indexOf('@') + 1);
  }

  @Override
  public void list(Machine machine, Path folder) throws IOException, InterruptedException {
    machine.run(
        List.of(
            ".ci/image", "--quiet", "--target", "sbom", "--output", "type=local,dest=" + folder));
  }

  /** Keeps the credentials that {@code docker login} stores in the job's own folder. */
  private static Map<String, String> config(Machine machine) {
    return Map.of("DOCKER_CONFIG", machine.temp().resolve("docker").toString());
  }
}
