package bluegreen.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a running program prints, as it prints it. */
final class Output {
  private final List<String> lines = new ArrayList<>();
  private boolean complete;

  Output(InputStream stream) {
    Thread.ofPlatform().daemon().start(() -> read(stream));
  }

  private void read(InputStream stream) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("can't be read: " + e);
    } finally {
      complete();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void complete() {
    complete = true;
    notifyAll();
  }

  /** Waits for a line that contains {@code text}. */
  synchronized String await(String text) throws InterruptedException {
    while (true) {
      Optional<String> line = lines.stream().filter(l -> l.contains(text)).findFirst();
      if (line.isPresent()) {
        return line.get();
      }
      if (complete) {
        throw new AssertionError("ended without a line with '" + text + "': " + lines);
      }
      wait();
    }
  }

  synchronized List<String> soFar() {
    return List.copyOf(lines);
  }

  /** Waits for the end of it. */
  synchronized List<String> all() throws InterruptedException {
    while (!complete) {
      wait();
    }
    return List.copyOf(lines);
  }
}
