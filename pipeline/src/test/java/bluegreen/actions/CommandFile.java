package bluegreen.actions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file in which a step sets outputs or variables: as {@code name=value}, or over several lines as
 * {@code name<<END}, the value, {@code END}.
 */
record CommandFile(Path file) {
  /** The values by name; empty if the step wrote none. */
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
