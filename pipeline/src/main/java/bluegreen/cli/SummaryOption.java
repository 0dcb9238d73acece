package bluegreen.cli;

import bluegreen.ports.Story;
import bluegreen.report.GitHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where a summary goes. */
final class SummaryOption {
  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Append a summary in Markdown. Default: GITHUB_STEP_SUMMARY, if it is set.")
  private @Nullable Path file = GitHub.summary().orElse(null);

  /**
   * Appends a page, made only if there is a file for it. A page that can't be written is a warning.
   */
  void append(Supplier<String> page, Story story) {
    if (file != null) {
      try {
        Files.writeString(
            file, page.get() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        story.warning("The summary can't be written to " + file + ": " + e);
      }
    }
  }
}
