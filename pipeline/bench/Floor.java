import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/** The lower bound: a JVM that prints one line. */
final class Floor {
  private Floor() {}

  /** Compiles the program into {@code folder}; returns the arguments for {@code java}. */
  static List<String> make(Path folder) throws IOException {
    Path source = Files.createDirectories(folder).resolve("Line.java");
    Files.writeString(
        source,
        "class Line { public static void main(String[] a) { System.out.println(\"floor\"); } }");
    String classes = folder.toString();
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes, source.toString())
        != 0) {
      throw new IllegalStateException("javac failed: " + source);
    }
    return List.of("-cp", classes, "Line");
  }
}
