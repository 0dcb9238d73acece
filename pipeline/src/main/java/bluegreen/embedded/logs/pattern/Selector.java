package bluegreen.embedded.logs.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A place in a JSON document, such as {@code $.user.roles[0]}.
 *
 * @param steps names, numbers of elements, or {@code *} for every element
 */
public record Selector(List<Step> steps) {
  /** The step from a value into it. */
  sealed interface Step {
    record Name(String name) implements Step {}

    record Element(int number) implements Step {}

    record Every() implements Step {}
  }

  private static final Pattern STEP =
      Pattern.compile(
          "\\.(?<name>[\\w@-]+)|\\.?\\[\"(?<quoted>[^\"]+)\"]|\\.?\\['(?<single>[^']+)']"
              + "|\\[(?<number>\\d{1,5})]|(?<every>\\[\\*]|\\.\\*)");

  public Selector {
    steps = List.copyOf(steps);
  }

  /** Reads a whole selector; empty if the text is none. */
  public static Optional<Selector> parse(String text) {
    if (!text.startsWith("$")) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    Matcher step = STEP.matcher(text);
    int end = 1;
    while (step.find(end) && step.start() == end) {
      end = step.end();
      steps.add(step(step));
    }
    return end == text.length() && !steps.isEmpty()
        ? Optional.of(new Selector(steps))
        : Optional.empty();
  }

  private static Step step(Matcher step) {
    if (step.group("number") != null) {
      return new Step.Element(Integer.parseInt(step.group("number")));
    }
    if (step.group("every") != null) {
      return new Step.Every();
    }
    return new Step.Name(
        Stream.of("name", "quoted", "single")
            .flatMap(group -> Optional.ofNullable(step.group(group)).stream())
            .findFirst()
            .orElseThrow());
  }

  /** The values at this place: none, one, or several if a step is for every element. */
  public Stream<JsonNode> in(JsonNode document) {
    Stream<JsonNode> values = Stream.of(document);
    for (Step step : steps) {
      values = values.flatMap(value -> into(value, step));
    }
    return values;
  }

  private static Stream<JsonNode> into(JsonNode value, Step step) {
    return switch (step) {
      case Step.Name(String name) -> Stream.ofNullable(value.get(name));
      case Step.Element(int number) -> Stream.ofNullable(value.get(number));
      case Step.Every() -> value.valueStream();
    };
  }
}
