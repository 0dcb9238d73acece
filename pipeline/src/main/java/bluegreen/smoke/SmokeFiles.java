package bluegreen.smoke;

import bluegreen.ports.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads smoke tests: every {@code .json} file of a folder is one, in order of their names. */
public final class SmokeFiles {
  private static final int PATIENCE_MILLIS = 10_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private SmokeFiles() {}

  /**
   * Reads a folder.
   *
   * @throws RefusedException if it can't be read, has no test, or a test is not well formed
   */
  public static List<Check> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> json = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
      if (json.isEmpty()) {
        throw new RefusedException(
            "There is no smoke test (*.json) in " + folder + ".",
            "Write one, or name their folder: --smoke DIR");
      }
      return json.stream().map(SmokeFiles::read).toList();
    } catch (IOException e) {
      throw new RefusedException(
          "Smoke tests can't be read from " + folder + ": " + e, "Name their folder: --smoke DIR");
    }
  }

  private static Check read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), Written.class).test(file);
    } catch (JacksonException | PatternSyntaxException e) {
      String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
      throw new RefusedException(
          "Smoke test " + file + " is not well formed: " + message.lines().findFirst().orElse(""),
          "See the others in the folder, or the README.");
    } catch (IOException e) {
      throw new RefusedException("Smoke test " + file + " can't be read: " + e, "Mend it.");
    }
  }

  /** A test as it stands in its file, where most of it may be left out. */
  private record Written(
      @Nullable String name,
      @Nullable WrittenRequest request,
      @Nullable WrittenExpectation expect) {
    Check test(Path file) {
      if (request == null || expect == null) {
        throw new RefusedException(
            "Smoke test " + file + " needs a request and what it expects.", "Add both.");
      }
      String title = name == null ? String.valueOf(file.getFileName()) : name;
      return new Check(title, request.request(), expect.expectation());
    }
  }

  private record WrittenRequest(
      @Nullable String method,
      @Nullable String path,
      @Nullable Map<String, String> query,
      @Nullable Map<String, String> headers,
      @Nullable String body,
      boolean multiValue) {
    Check.Request request() {
      return new Check.Request(
          method == null ? "GET" : method,
          path == null ? "/" : path,
          query == null ? Map.of() : query,
          lowerCase(headers),
          body == null ? "" : body,
          multiValue);
    }
  }

  private record WrittenExpectation(
      @Nullable Integer status,
      @Nullable Map<String, String> headers,
      @Nullable List<WrittenCondition> json,
      @Nullable Integer withinMillis) {
    Check.Expectation expectation() {
      return new Check.Expectation(
          status == null ? 200 : status,
          lowerCase(headers),
          json == null ? List.of() : json.stream().map(WrittenCondition::condition).toList(),
          withinMillis == null ? PATIENCE_MILLIS : withinMillis);
    }
  }

  private record WrittenCondition(
      @Nullable String at,
      @Nullable String type,
      @Nullable JsonNode equal,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Integer size,
      @Nullable Boolean distinct,
      @Nullable String matches) {
    Check.Condition condition() {
      return new Check.Condition(
          at == null ? "" : at, type, equal, min, max, size, distinct, matches);
    }
  }

  private static Map<String, String> lowerCase(@Nullable Map<String, String> headers) {
    Map<String, String> lower = new TreeMap<>();
    if (headers != null) {
      headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    }
    return lower;
  }
}
