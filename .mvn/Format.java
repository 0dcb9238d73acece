import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Formats the Java files below the given folders ({@code apply}) or lists those that differ ({@code
 * check}).
 */
class Format {
  public static void main(String[] args) {
    Stream<String> mode =
        switch (args[0]) {
          case "apply" -> Stream.of("--replace");
          case "check" -> Stream.of("--dry-run", "--set-exit-if-changed");
          default ->
              throw new IllegalArgumentException("-Dformat is apply or check, not " + args[0]);
        };
    Stream<String> files = Arrays.stream(args).skip(1).flatMap(Format::sources);
    Main.main(Stream.concat(mode, files).toArray(String[]::new));
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
