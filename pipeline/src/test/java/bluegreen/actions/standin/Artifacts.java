package bluegreen.actions.standin;

import bluegreen.actions.Action;
import bluegreen.actions.Action.Use;
import bluegreen.actions.Hub;
import bluegreen.actions.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Uploads and downloads artifacts. An artifact is a folder of the run, with one file. */
final class Artifacts {
  private Artifacts() {}

  static Action upload() {
    return new Action(
        Set.of("name", "path", "retention-days", "if-no-files-found", "overwrite"),
        Artifacts::upload);
  }

  static Action download() {
    return new Action(Set.of("name", "path", "run-id", "github-token"), Artifacts::download);
  }

  private static Map<String, String> upload(Use use) throws IOException {
    use.require("if-no-files-found", "error");
    Path file = use.machine().workspace().resolve(use.require("path"));
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("path has to be one file, and is not: " + file);
    }
    Path folder = Files.createDirectories(use.run().artifacts().resolve(use.require("name")));
    Path copy = folder.resolve(file.getFileName());
    if (Files.exists(copy) && !use.input("overwrite").orElse("false").equals("true")) {
      throw new IllegalArgumentException(
          "there is an artifact " + use.require("name") + " already");
    }
    Files.write(copy, Files.readAllBytes(file)); // drops permissions, as GitHub's ZIP files do
    return Map.of("artifact-id", use.require("name"));
  }

  private static Map<String, String> download(Use use) throws IOException {
    Path artifact = source(use).artifacts().resolve(use.require("name"));
    if (!Files.exists(artifact) || Files.exists(source(use).expired())) {
      throw new IllegalArgumentException("there is no artifact " + use.require("name"));
    }
    Path target = use.machine().workspace().resolve(use.input("path").orElse(""));
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(artifact)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return Map.of("download-path", target.toString());
  }

  /** The run to download from; another run requires a permission and the token. */
  private static Run source(Use use) {
    if (use.input("run-id").isEmpty()) {
      return use.run();
    }
    use.requirePermission("actions", "read");
    use.require("github-token", Hub.TOKEN);
    return Run.open(use.run().hub(), Integer.parseInt(use.require("run-id")));
  }
}
