package bluegreen.embedded.logs.pattern;

import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a pattern demands of a JSON document. */
sealed interface Condition {
  boolean holds(JsonNode document);

  /** All of them hold. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(JsonNode document) {
      return parts.stream().allMatch(part -> part.holds(document));
    }
  }

  /** One of them holds. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(JsonNode document) {
      return parts.stream().anyMatch(part -> part.holds(document));
    }
  }

  /** A value at a place is as demanded; where there is none, it is not. */
  record Value(Selector place, Predicate<JsonNode> demand) implements Condition {
    @Override
    public boolean holds(JsonNode document) {
      return place.in(document).anyMatch(demand);
    }
  }

  /** There is no value at a place. */
  record Missing(Selector place) implements Condition {
    @Override
    public boolean holds(JsonNode document) {
      return place.in(document).findAny().isEmpty();
    }
  }
}
