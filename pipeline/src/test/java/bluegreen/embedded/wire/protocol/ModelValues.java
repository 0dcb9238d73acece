package bluegreen.embedded.wire.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.shapes.ListShape;
import software.amazon.smithy.model.shapes.MapShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;

/** The values that a test case states, in the codec's form, and the other way for comparing. */
final class ModelValues {
  private final ModelClasses classes;

  ModelValues(ModelClasses classes) {
    this.classes = classes;
  }

  /**
   * Sets the members that the case states.
   *
   * @throws UnsupportedOperationException if one has no form here
   */
  <T extends Shaped> T fill(T structure, Shape shape, ObjectNode stated) {
    stated
        .getStringMap()
        .forEach(
            (name, node) -> {
              MemberShape member = shape.getMember(name).orElseThrow();
              refusal(member)
                  .ifPresent(
                      why -> {
                        throw new UnsupportedOperationException(name + " is " + why);
                      });
              Object value = value(node, target(member));
              if (value != null) {
                structure.values().put(name, value);
              }
            });
    return structure;
  }

  /** What is left of the stated members without those that have no form here. */
  ObjectNode known(Shape shape, ObjectNode stated) {
    ObjectNode known = stated;
    for (String name : stated.getStringMap().keySet()) {
      if (refusal(shape.getMember(name).orElseThrow()).isPresent()) {
        known = known.withoutMember(name);
      }
    }
    return known.isEmpty() ? stated : known;
  }

  private Optional<String> refusal(MemberShape member) {
    return classes.fields().refusal(member);
  }

  private @Nullable Object value(Node node, Shape shape) {
    if (node.isNullNode()) {
      return null;
    }
    return switch (shape.getType()) {
      case STRING, ENUM -> node.expectStringNode().getValue();
      case BOOLEAN -> node.expectBooleanNode().getValue();
      case INTEGER, INT_ENUM -> node.expectNumberNode().getValue().intValue();
      case LONG -> node.expectNumberNode().getValue().longValue();
      case DOUBLE -> number(node);
      case TIMESTAMP -> Instant.ofEpochMilli(Math.round(number(node) * 1000));
      case BLOB -> SdkBytes.fromUtf8String(node.expectStringNode().getValue());
      case LIST -> list(node, target(((ListShape) shape).getMember()));
      case MAP -> map(node, target(((MapShape) shape).getValue()));
      case STRUCTURE, UNION ->
          fill(classes.create(shape, Shaped.Structure.class), shape, node.expectObjectNode());
      default -> throw new UnsupportedOperationException("a value is " + shape.getType());
    };
  }

  private static double number(Node node) {
    return node.isStringNode()
        ? Double.parseDouble(node.expectStringNode().getValue())
        : node.expectNumberNode().getValue().doubleValue();
  }

  private List<@Nullable Object> list(Node node, Shape element) {
    List<@Nullable Object> list = new ArrayList<>();
    node.expectArrayNode().getElements().forEach(each -> list.add(value(each, element)));
    return list;
  }

  private Map<String, @Nullable Object> map(Node node, Shape element) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    node.expectObjectNode()
        .getStringMap()
        .forEach((name, each) -> map.put(name, value(each, element)));
    return map;
  }

  private Shape target(MemberShape member) {
    return classes.model().expectShape(member.getTarget());
  }

  /** A value in a form that says what differs if two are not equal. */
  static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Shaped structure -> plain(structure.values());
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> plain = new TreeMap<>();
        map.forEach((name, each) -> plain.put((String) name, plain(each)));
        yield plain;
      }
      case List<?> list -> {
        List<@Nullable Object> plain = new ArrayList<>();
        list.forEach(each -> plain.add(plain(each)));
        yield plain;
      }
      case null, default -> value;
    };
  }
}
