package bluegreen.actions.expression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/** A function that expressions can call. */
public enum Function {
  ALWAYS("always", 0, 0),
  SUCCESS("success", 0, 0),
  FAILURE("failure", 0, 0),
  CANCELLED("cancelled", 0, 0),
  FORMAT("format", 1, 255),
  CONTAINS("contains", 2, 2),
  STARTS_WITH("startsWith", 2, 2),
  FROM_JSON("fromJSON", 1, 1),
  TO_JSON("toJSON", 1, 1),
  HASH_FILES("hashFiles", 1, 255);

  private static final Pattern PLACE = Pattern.compile("\\{\\{|}}|\\{(\\d+)}");

  private final String label;
  private final int least;
  private final int most;

  Function(String label, int least, int most) {
    this.label = label;
    this.least = least;
    this.most = most;
  }

  static Function of(String name, int arguments) {
    Function found =
        Arrays.stream(values())
            .filter(function -> function.label.equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown function " + name));
    if (arguments < found.least || arguments > found.most) {
      throw new IllegalArgumentException(arguments + " arguments are not for " + found.label);
    }
    return found;
  }

  boolean asksForStatus() {
    return switch (this) {
      case ALWAYS, SUCCESS, FAILURE, CANCELLED -> true;
      case FORMAT, CONTAINS, STARTS_WITH, FROM_JSON, TO_JSON, HASH_FILES -> false;
    };
  }

  JsonNode call(List<JsonNode> arguments, Scope scope) {
    return switch (this) {
      case ALWAYS -> BooleanNode.TRUE;
      case SUCCESS -> BooleanNode.valueOf(scope.status() == Status.SUCCESS);
      case FAILURE -> BooleanNode.valueOf(scope.status() == Status.FAILURE);
      case CANCELLED -> BooleanNode.valueOf(scope.status() == Status.CANCELLED);
      case FORMAT -> StringNode.valueOf(format(arguments));
      case CONTAINS -> BooleanNode.valueOf(contains(arguments.getFirst(), arguments.getLast()));
      case STARTS_WITH ->
          BooleanNode.valueOf(lower(arguments.getFirst()).startsWith(lower(arguments.getLast())));
      case FROM_JSON -> JsonMapper.shared().readTree(Loose.text(arguments.getFirst()));
      case TO_JSON -> StringNode.valueOf(arguments.getFirst().toPrettyString());
      case HASH_FILES -> StringNode.valueOf(hash(arguments, scope.workspace()));
    };
  }

  private static String format(List<JsonNode> arguments) {
    return PLACE
        .matcher(Loose.text(arguments.getFirst()))
        .replaceAll(place -> Matcher.quoteReplacement(filled(place, arguments)));
  }

  private static String filled(MatchResult place, List<JsonNode> arguments) {
    return place.group(1) == null
        ? place.group().substring(1)
        : Loose.text(arguments.get(1 + Integer.parseInt(place.group(1))));
  }

  private static boolean contains(JsonNode in, JsonNode what) {
    return in.isArray()
        ? in.valueStream().anyMatch(element -> Loose.equal(element, what))
        : lower(in).contains(lower(what));
  }

  private static String lower(JsonNode value) {
    return Loose.text(value).toLowerCase(Locale.ROOT);
  }

  /** The hash of all matching files' hashes; empty if no file matches. */
  private static String hash(List<JsonNode> patterns, Path workspace) {
    List<Glob> globs = patterns.stream().map(Loose::text).map(Glob::of).toList();
    try (Stream<Path> files = Files.walk(workspace)) {
      List<Path> hashed =
          files
              .filter(Files::isRegularFile)
              .filter(
                  file -> globs.stream().anyMatch(glob -> glob.matches(workspace.relativize(file))))
              .sorted()
              .toList();
      MessageDigest all = MessageDigest.getInstance("SHA-256");
      for (Path file : hashed) {
        all.update(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
      }
      return hashed.isEmpty() ? "" : HexFormat.of().formatHex(all.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
