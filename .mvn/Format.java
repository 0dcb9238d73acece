import com.google.googlejavaformat.java.GoogleJavaFormatToolProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Formats the Java files below the given folders ({@code apply}), or fails and lists those that are
 * not formatted ({@code check}).
 */
class Format {
  public static void main(String[] args) {
    Stream<String> files = Arrays.stream(args).skip(1).flatMap(Format::sources);
    System.exit(
        switch (args[0]) {
          case "apply" -> format(new PrintWriter(System.out, true), files, "--replace");
          case "check" -> check(files);
          default ->
              throw new IllegalArgumentException("-Dformat is apply or check, not " + args[0]);
        });
  }

  private static int check(Stream<String> files) {
    StringWriter unformatted = new StringWriter();
    int status = format(new PrintWriter(unformatted), files, "--dry-run", "--set-exit-if-changed");
    if (!unformatted.toString().isEmpty()) {
      System.err.print("Not formatted:\n" + unformatted.toString().indent(2));
      System.err.println("Run this to format them: ./mvnw validate -Dformat=apply");
    }
    return status;
  }

  private static int format(PrintWriter out, Stream<String> files, String... options) {
    String[] arguments = Stream.concat(Arrays.stream(options), files).toArray(String[]::new);
    PrintWriter err = new PrintWriter(System.err, true);
    return new GoogleJavaFormatToolProvider().run(out, err, arguments);
  }

  private static Stream<String> sources(String folder) {
    if (!Files.exists(Path.of(folder))) {
      return Stream.of();
    }
    try (Stream<Path> paths = Files.walk(Path.of(folder))) {
      return paths.map(Path::toString).filter(path -> path.endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
