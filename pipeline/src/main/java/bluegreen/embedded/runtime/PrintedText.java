package bluegreen.embedded.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The lines that were printed during one invocation; of very many, the last ones. */
final class PrintedText {
  private static final int MOST = 8 * 1024 * 1024;

  private final Deque<String> lines = new ArrayDeque<>();
  private long size;

  void add(String line) {
    lines.add(line);
    size += line.length() + 1L;
    while (size > MOST) {
      size -= lines.remove().length() + 1L;
    }
  }

  List<String> kept() {
    return List.copyOf(lines);
  }
}
