package bluegreen.actions.standin;

import bluegreen.actions.Action;
import bluegreen.actions.Action.Use;
import bluegreen.actions.Machine;
import bluegreen.actions.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds and pushes the function's image, or writes its SBOM. */
final class Image {
  private static final String TO_FOLDER = "type=local,dest=";

  private Image() {}

  /** A way to build images. */
  sealed interface Builder permits Bundler, Docker {
    void login(Machine machine, String registry, String password) throws IOException;

    /** Builds and pushes an image; returns its digest. */
    String push(Machine machine, String image, List<String> buildArguments)
        throws IOException, InterruptedException;

    void list(Machine machine, Path folder) throws IOException, InterruptedException;
  }

  /** Docker, or the function's Maven build if the hub is set up without Docker. */
  static Builder builder(Run run) {
    String uploads = run.hub().settings().uploads();
    return uploads.isEmpty() ? new Docker() : new Bundler(uploads);
  }

  /** The reference, with digest, of the image that a run pushed. */
  static String pushed(Run run) throws IOException {
    return Files.readString(run.folder().resolve("pushed"));
  }

  static Action build() {
    Set<String> inputs =
        Set.of(
            "context",
            "push",
            "tags",
            "build-args",
            "provenance",
            "sbom",
            "target",
            "outputs",
            "cache-from",
            "cache-to");
    return new Action(inputs, use -> use.input("target").isPresent() ? list(use) : push(use));
  }

  private static Map<String, String> list(Use use) throws IOException, InterruptedException {
    use.require("context", ".");
    use.require("target", "sbom");
    String outputs = use.require("outputs");
    if (!outputs.startsWith(TO_FOLDER)) {
      throw new IllegalArgumentException("outputs has to be a folder");
    }
    Path folder = use.machine().workspace().resolve(outputs.substring(TO_FOLDER.length()));
    builder(use.run()).list(use.machine(), folder);
    return Map.of();
  }

  /**
   * Pushes a single image. Requires that provenance and SBOM are off: they make an index, which
   * Lambda refuses.
   */
  private static Map<String, String> push(Use use) throws IOException, InterruptedException {
    use.require("context", ".");
    use.require("push", "true");
    use.require("provenance", "false");
    use.require("sbom", "false");
    String image = use.require("tags");
    int tag = image.lastIndexOf(':');
    List<String> arguments = use.require("build-args").lines().toList();
    if (!arguments.contains("REVISION=" + image.substring(tag + 1))) {
      throw new IllegalArgumentException("build-args have to name the tag as the revision");
    }
    String digest = builder(use.run()).push(use.machine(), image, arguments);
    Files.writeString(use.run().folder().resolve("pushed"), image.substring(0, tag) + "@" + digest);
    return Map.of("digest", digest);
  }
}
