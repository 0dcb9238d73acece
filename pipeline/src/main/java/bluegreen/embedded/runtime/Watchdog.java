package bluegreen.embedded.runtime;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A shell that outlives this process and cleans up after it. It reads from a pipe which processes
 * were started. When the pipe closes, however this process ended, the shell kills the remaining
 * ones and removes their files.
 */
final class Watchdog implements AutoCloseable {
  // The trap: Ctrl-C reaches the whole process group. The pgrep: if the entry point is a script,
  // the function is a child of that script. The inner case: a process that could not be started was
  // never registered, but has files.
  private static final String SCRIPT =
      """
      trap '' HUP INT TERM
      live=' '
      while read -r sign id pid; do
        case $sign in
          +) live="$live$id:$pid " ;;
          -)
            case $live in *" $id:"*) live="${live%% $id:*} ${live#* $id:* }" ;; esac
            rm -rf "$1/$id"
            ;;
        esac
      done
      for each in $live; do
        pid=${each#*:}
        kill -9 $(pgrep -P "$pid") "$pid"
      done
      [ ! -e "$1/end" ] || . "$1/end"
      rm -rf "$1"
      """;

  private final Path directory;
  private final Process process;
  private final Writer pipe;

  Watchdog() throws IOException {
    directory = Files.createTempDirectory("bluegreen-");
    process =
        new ProcessBuilder("/bin/sh", "-c", SCRIPT, "watchdog", directory.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    pipe = process.outputWriter(StandardCharsets.US_ASCII);
  }

  /** The common directory, for files that do not belong to one child. */
  Path directory() {
    return directory;
  }

  /** Appends {@code lines} to the shell script that runs when this process ends. */
  synchronized void atEnd(String lines) throws IOException {
    Files.writeString(
        directory.resolve("end"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Quotes {@code text} so that a shell takes it as one word, whatever is in it. */
  static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** Creates a directory for the files of {@code id}. */
  Path directory(String id) throws IOException {
    return Files.createDirectory(directory.resolve(id));
  }

  /** Registers {@code pid} to be killed when this process ends. */
  synchronized void guard(String id, long pid) throws IOException {
    pipe.write("+ " + id + " " + pid + "\n");
    pipe.flush();
  }

  /**
   * Deregisters the process of {@code id}, which has exited or never was, and removes its files.
   */
  synchronized void forget(String id) {
    try {
      pipe.write("- " + id + "\n");
      pipe.flush();
    } catch (IOException e) {
      // The shell was killed. guard() reports that.
    }
  }

  /** Closes the pipe and waits until the shell has cleaned up. */
  @Override
  public void close() {
    try {
      pipe.close();
    } catch (IOException e) {
      // The shell was killed.
    }
    process.onExit().join();
  }
}
