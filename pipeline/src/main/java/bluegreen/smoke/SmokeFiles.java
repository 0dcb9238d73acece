package bluegreen.smoke;

import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** Reads smoke tests: every {@code .json} file of a folder is one, in the order of their names. */
public final class SmokeFiles {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Pattern TWICE = Pattern.compile("Duplicate Object property (\".*?\")");

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
            "Write one, or name another folder: --smoke DIR");
      }
      return all(json);
    } catch (IOException e) {
      throw new RefusedException(
          "Smoke tests can't be read from " + folder + ": " + e, "Name their folder: --smoke DIR");
    }
  }

  /** Every file that is not well formed is a reason to refuse. */
  private static List<Check> all(List<Path> files) {
    List<Check> checks = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (Path file : files) {
      try {
        checks.add(read(file));
      } catch (RefusedException e) {
        refusals.addAll(e.refusals());
      }
    }
    if (!refusals.isEmpty()) {
      throw new RefusedException(refusals);
    }
    return checks;
  }

  private static Check read(Path file) {
    try {
      return check(Files.readString(file), file);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw notWellFormed(
          file, "%s, line %d, column %d".formatted(mistake(e), at.getLineNr(), at.getColumnNr()));
    } catch (IllegalArgumentException e) {
      throw notWellFormed(file, Quote.of(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw new RefusedException(
          "Smoke test " + file + " can't be read: " + e,
          "Make it a readable file in UTF-8, or move it out of the folder.");
    }
  }

  private static String mistake(JacksonException e) {
    Matcher twice = TWICE.matcher(String.valueOf(e.getOriginalMessage()));
    return twice.find() ? twice.group(1) + " is there twice" : "it is not JSON";
  }

  private static RefusedException notWellFormed(Path file, String why) {
    return new RefusedException(
        "Smoke test " + file + " is not well formed: " + why + ".",
        "Correct it. The format: pipeline/docs/releasing.md#smoke-tests");
  }

  private static Check check(String content, Path file) {
    try {
      return SmokeFormat.check(
          Members.of(JSON.readTree(content)), String.valueOf(file.getFileName()));
    } catch (MistakeException e) {
      OptionalInt line = e.line(content);
      String where = line.isPresent() ? ", line " + line.getAsInt() : "";
      throw notWellFormed(file, Quote.of(String.valueOf(e.getMessage())) + where);
    }
  }
}
