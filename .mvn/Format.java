import com.google.googlejavaformat.java.GoogleJavaFormatToolProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Formats the Java files below the given folders ({@code apply}), or fails and lists those that are
 * not formatted ({@code check}). A check looks only at files that are newer than the last good one.
 */
class Format {
  /** Has the time of the last good check, and the formatter that made it. */
  private static final Path CHECKED = Path.of("target", "formatted");

  private static final String FORMATTER = System.getProperty("java.class.path");

  public static void main(String[] args) throws IOException {
    List<Path> files = Arrays.stream(args).skip(1).flatMap(Format::sources).toList();
    System.exit(
        switch (args[0]) {
          case "apply" -> format(new PrintWriter(System.out, true), files, "--replace");
          case "check" -> check(files);
          default ->
              throw new IllegalArgumentException("-Dformat is apply or check, not " + args[0]);
        });
  }

  private static int check(List<Path> files) throws IOException {
    FileTime now = FileTime.from(Instant.now());
    List<Path> changed = files.stream().filter(newerThan(lastCheck())).toList();
    StringWriter unformatted = new StringWriter();
    int status =
        format(new PrintWriter(unformatted), changed, "--dry-run", "--set-exit-if-changed");
    if (!unformatted.toString().isEmpty()) {
      System.err.print("Not formatted:\n" + unformatted.toString().indent(2));
      System.err.println("Run this to format them: ./mvnw validate -Dformat=apply");
    }
    if (status == 0) {
      Files.createDirectories(CHECKED.getParent());
      Files.writeString(CHECKED, FORMATTER);
      Files.setLastModifiedTime(CHECKED, now);
    }
    return status;
  }

  private static FileTime lastCheck() throws IOException {
    return Files.exists(CHECKED) && Files.readString(CHECKED).equals(FORMATTER)
        ? Files.getLastModifiedTime(CHECKED)
        : FileTime.from(Instant.MIN);
  }

  private static Predicate<Path> newerThan(FileTime time) {
    return file -> {
      try {
        return Files.getLastModifiedTime(file).compareTo(time) >= 0;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static int format(PrintWriter out, List<Path> files, String... options) {
    if (files.isEmpty()) {
      return 0;
    }
    String[] arguments =
        Stream.concat(Arrays.stream(options), files.stream().map(Path::toString))
            .toArray(String[]::new);
    PrintWriter err = new PrintWriter(System.err, true);
    return new GoogleJavaFormatToolProvider().run(out, err, arguments);
  }

  private static Stream<Path> sources(String folder) {
    if (!Files.exists(Path.of(folder))) {
      return Stream.of();
    }
    try (Stream<Path> paths = Files.walk(Path.of(folder))) {
      return paths.filter(path -> path.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
