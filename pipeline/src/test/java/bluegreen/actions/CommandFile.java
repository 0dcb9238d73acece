package bluegreen.actions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file into which a step writes what it has to say: {@code name=value}, or {@code name<<END},
 * lines, {@code END}.
 */
record CommandFile(Path file) {
  /** What it says; nothing if nobody wrote it. */
  Map<String, String> read() throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    Iterator<String> lines = Files.readAllLines(file).iterator();
    while (lines.hasNext()) {
      String line = lines.next();
      int equals = line.indexOf('=');
      int marker = line.indexOf("<<");
      if (marker > 0 && (equals < 0 || marker < equals)) {
        String name = line.substring(0, marker);
        values.put(name, lines(name, line.substring(marker + "<<".length()), lines));
      } else if (equals > 0) {
        values.put(line.substring(0, equals), line.substring(equals + 1));
      } else if (!line.isEmpty()) {
        throw new IllegalArgumentException(
            "neither name=value nor name<<END in %s: %s".formatted(file.getFileName(), line));
      }
    }
    return values;
  }

  private static String lines(String name, String end, Iterator<String> lines) {
    StringBuilder value = new StringBuilder();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.equals(end)) {
        return value.isEmpty() ? "" : value.substring(1);
      }
      value.append('\n').append(line);
    }
    throw new IllegalArgumentException("the value of %s does not end with %s".formatted(name, end));
  }
}
