package bluegreen.embedded.logs.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terms that a text must have, may have, or must not have.
 *
 * @param required all of them must be in the text
 * @param optional one of them must be, if none is required or excluded: AWS ignores them otherwise
 * @param excluded none of them may be
 */
record Terms(
    List<Predicate<String>> required,
    List<Predicate<String>> optional,
    List<Predicate<String>> excluded) {
  private static final Pattern TERM =
      Pattern.compile(
          "\\s*(?<sign>[-?]?)(?:\"(?<phrase>(?:[^\"\\\\]|\\\\.)*)\"|%(?<regex>[^%]+)%|(?<word>\\w+))"
              + "(?=\\s|$)");

  Terms {
    required = List.copyOf(required);
    optional = List.copyOf(optional);
    excluded = List.copyOf(excluded);
  }

  /** An empty pattern matches everything. Terms with other characters need quotes, as on AWS. */
  static Terms parse(String pattern) {
    List<Predicate<String>> required = new ArrayList<>();
    List<Predicate<String>> optional = new ArrayList<>();
    List<Predicate<String>> excluded = new ArrayList<>();
    Matcher terms = TERM.matcher(pattern);
    int end = 0;
    while (terms.find(end) && terms.start() == end) {
      end = terms.end();
      List<Predicate<String>> kind =
          switch (terms.group("sign")) {
            case "-" -> excluded;
            case "?" -> optional;
            default -> required;
          };
      kind.add(term(terms));
    }
    if (end < pattern.length()) {
      throw PatternException.at(pattern, end);
    }
    return new Terms(required, optional, excluded);
  }

  private static Predicate<String> term(Matcher term) {
    if (term.group("regex") != null) {
      return Texts.regex(term.group("regex"));
    }
    String text =
        term.group("word") != null ? term.group("word") : Texts.unescape(term.group("phrase"));
    return message -> message.contains(text);
  }

  boolean match(String message) {
    if (required.isEmpty() && excluded.isEmpty()) {
      return optional.isEmpty() || optional.stream().anyMatch(term -> term.test(message));
    }
    return required.stream().allMatch(term -> term.test(message))
        && excluded.stream().noneMatch(term -> term.test(message));
  }
}
