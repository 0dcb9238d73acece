package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.docker.DockerCommand;
import bluegreen.it.Program.Ended;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A push whose image Docker builds and pushes, and whose versions run in containers. */
@Needs({Need.DOCKER, Need.IMAGE})
@Isolated(DockerCommand.ALONE)
@Timeout(900)
class ContainerWorkflowIT {
  @TempDir private Path folder;

  @Test
  void the_image_that_a_push_builds_is_released() throws Exception {
    try (DeliveryPipeline delivery = DeliveryPipeline.in(folder, true)) {
      GitRemote remote = delivery.remote();
      remote.packsThisCheckoutsTool();
      remote.change("README.md", "# bluegreen\n", "# Blue and green\n");

      Ended push = remote.push("Write its name out");

      String image = delivery.image(remote.head());
      try {
        assertThat(push.err())
            .contains(
                "attest | ── success",
                "production / release | Released: version 2 serves all traffic",
                "✓ Release (run 1): success");
        assertThat(delivery.version()).isEqualTo("2");
        assertThat(delivery.failed()).isZero();
        assertThat(DockerCommand.containers()).isNotEmpty();
      } finally {
        DockerCommand.run("image", "rm", "--force", image);
      }
    }
    assertThat(DockerCommand.containers()).isEmpty();
  }
}
