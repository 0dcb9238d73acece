package bluegreen.embedded.runtime;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Outlives us, however we end: a shell that knows the processes which we have started, kills those
 * that are left when our end of its pipe closes, and removes their files.
 */
final class Watchdog implements AutoCloseable {
  // Ctrl-C reaches the whole group of processes. A child's own children: those of an entry point
  // that is a script.
  private static final String SCRIPT =
      """
      trap '' HUP INT TERM
      live=' '
      while read -r sign id pid; do
        case $sign in
          +) live="$live$id:$pid " ;;
          -) live="${live%% $id:*} ${live#* $id:* }"; rm -rf "$1/$id" ;;
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

  /** Our own, for what isn't one child's. */
  Path directory() {
    return directory;
  }

  /** Has the shell run {@code lines} when we end, after those from before. */
  synchronized void atEnd(String lines) throws IOException {
    Files.writeString(
        directory.resolve("end"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Makes a directory for the files of {@code id}. */
  Path directory(String id) throws IOException {
    return Files.createDirectory(directory.resolve(id));
  }

  /** Has {@code pid} killed when we end. */
  synchronized void guard(String id, long pid) throws IOException {
    pipe.write("+ " + id + " " + pid + "\n");
    pipe.flush();
  }

  /** Forgets the process of {@code id}, which is gone, and has its files removed. */
  synchronized void forget(String id) {
    try {
      pipe.write("- " + id + "\n");
      pipe.flush();
    } catch (IOException e) {
      // Somebody has ended it: nothing is guarded, as guard() has said or will say.
    }
  }

  /** Has it do its work and waits for its end. */
  @Override
  public void close() {
    try {
      pipe.close();
    } catch (IOException e) {
      // Somebody has ended it.
    }
    process.onExit().join();
  }
}
