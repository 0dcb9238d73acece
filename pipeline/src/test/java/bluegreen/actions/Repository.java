package bluegreen.actions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A git repository, used through the git command. */
public record Repository(Path folder) {
  /** The text of a file in a commit. */
  String text(String sha, String file) {
    return git("show", sha + ":" + file);
  }

  /** The files below a folder of a commit. */
  List<String> files(String sha, String below) {
    return git("ls-tree", "-r", "--name-only", sha, below).lines().toList();
  }

  /** The files that differ between two commits; all files if {@code before} is all zeros. */
  List<String> changed(String before, String sha) {
    return before.matches("0+")
        ? files(sha, ".")
        : git("diff", "--name-only", before, sha).lines().toList();
  }

  /**
   * Runs git in the repository and returns its output.
   *
   * @throws IllegalStateException if it fails
   */
  public String git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Without the variables that git sets for hooks, and without the user's configuration.
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
