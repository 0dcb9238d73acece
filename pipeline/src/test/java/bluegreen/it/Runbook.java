package bluegreen.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code pipeline/docs/rollback.md}: its sections, what they tell to run, and its first table. */
final class Runbook {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)\n```$");
  private static final Pattern LINK = Pattern.compile("\\[\\w+]\\(#([\\w-]+)\\).*");

  private final String text;

  private Runbook(String text) {
    this.text = text;
  }

  /**
   * Commands to run.
   *
   * @param outputs what they print; after it, what another terminal prints
   */
  record Step(String commands, List<String> outputs) {}

  /** A row of the table that leads from what is seen to the address of a section. */
  private record Row(String deployment, String serves, String history, String section) {
    boolean fits(Seen seen) {
      return fits(seen.deployment())
          && serves(seen.serves(), "version " + seen.bad())
          && says(seen.above());
    }

    private boolean fits(String deployment) {
      return switch (this.deployment) {
        case "an id" -> deployment.startsWith("d-");
        case "none in flight" -> deployment.equals("none in flight");
        default -> throw new AssertionError(this);
      };
    }

    private boolean serves(String serves, String bad) {
      return switch (this.serves) {
        case "any" -> true;
        case "two versions" -> serves.contains(" + ");
        case "the bad version" -> serves.equals(bad);
        case "not the bad version" -> !serves.equals(bad);
        default -> throw new AssertionError(this);
      };
    }

    private boolean says(Stream<String> above) {
      return switch (history) {
        case "any" -> true;
        case "a line above its own says `rolled back`" ->
            above.anyMatch(line -> line.contains("rolled back"));
        case "no line above its own says `rolled back`" ->
            above.noneMatch(line -> line.contains("rolled back"));
        default -> throw new AssertionError(this);
      };
    }
  }

  /**
   * What an operator sees.
   *
   * @param history its lines, without marks
   * @param bad the version that the operator takes for bad
   */
  record Seen(String deployment, String serves, List<String> history, int bad) {
    private Stream<String> above() {
      return history.stream().takeWhile(line -> !line.startsWith(bad + " "));
    }
  }

  static Runbook read() {
    try {
      return new Runbook(Files.readString(Program.HERE.resolve("docs/rollback.md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the section with this heading tells to run, in order. */
  List<Step> steps(String heading) {
    String[] rest = text.split("(?m)^## " + Pattern.quote(heading) + "$", 2);
    if (rest.length < 2) {
      throw new AssertionError("no section " + heading);
    }
    List<Step> steps = new ArrayList<>();
    Matcher block = BLOCK.matcher(rest[1].split("(?m)^## ", 2)[0]);
    while (block.find()) {
      if (block.group(1).equals("sh")) {
        steps.add(new Step(block.group(2), new ArrayList<>()));
      } else {
        steps.getLast().outputs().add(block.group(2));
      }
    }
    return steps;
  }

  /** The address of the section that the first row leads to which fits. */
  String sectionFor(Seen seen) {
    return text.lines()
        .dropWhile(line -> !line.startsWith("|---"))
        .skip(1)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells -> new Row(cells.get(1), cells.get(2), cells.get(3), address(cells.get(4))))
        .filter(row -> row.fits(seen))
        .findFirst()
        .orElseThrow()
        .section();
  }

  private static String address(String link) {
    Matcher m = LINK.matcher(link);
    if (!m.matches()) {
      throw new AssertionError("no link to a section: " + link);
    }
    return m.group(1);
  }

  /** The address of the section with this letter, as GitHub makes it of the heading. */
  String addressOf(char letter) {
    return text.lines()
        .filter(line -> line.startsWith("## " + letter + ". "))
        .findFirst()
        .orElseThrow()
        .substring("## ".length())
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9 -]", "")
        .replace(' ', '-');
  }
}
