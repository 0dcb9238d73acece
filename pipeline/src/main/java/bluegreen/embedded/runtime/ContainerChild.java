package bluegreen.embedded.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A container: a {@code docker run} process, which prints the container's output and exits with it.
 */
final class ContainerChild extends Child {
  /**
   * Files of the peak memory: cgroups versions 1 and 2, under each of Docker's two cgroup drivers.
   */
  private static final List<String> PEAKS =
      List.of(
          "/sys/fs/cgroup/system.slice/docker-%s.scope/memory.peak",
          "/sys/fs/cgroup/docker/%s/memory.peak",
          "/sys/fs/cgroup/memory/docker/%s/memory.max_usage_in_bytes",
          "/sys/fs/cgroup/memory/system.slice/docker-%s.scope/memory.max_usage_in_bytes");

  private final DockerEngine docker;
  private final Path id;

  /**
   * Starts a container.
   *
   * @param id the file to which {@code command} writes the container's id
   */
  ContainerChild(DockerEngine docker, ProcessBuilder command, Path directory, Path id)
      throws IOException {
    super(command, directory);
    this.docker = docker;
    this.id = id;
  }

  @Override
  void kill() {
    // In the background: the caller may hold a lock, and the engine is slow.
    Thread.startVirtualThread(this::remove);
  }

  /** Removes the container; retries until it exists and is gone. */
  private void remove() {
    try {
      while (process().isAlive()) {
        if (Files.exists(id) && Files.size(id) > 0) {
          docker.run("rm", "--force", Files.readString(id));
        }
        process().waitFor(20, TimeUnit.MILLISECONDS);
      }
    } catch (IOException e) {
      process().destroyForcibly(); // the watchdog removes the container at the end
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  OptionalLong readPeak() throws IOException {
    String container = Files.readString(id);
    for (String path : PEAKS) {
      Path file = Path.of(path.formatted(container));
      if (Files.exists(file)) {
        return OptionalLong.of(Long.parseLong(Files.readString(file).strip()) >> 20);
      }
    }
    return OptionalLong.empty();
  }
}
