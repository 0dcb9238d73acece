package bluegreen.embedded.wire.codec;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * A member of one of the SDK's model classes: its name, place and type on the wire. This is the
 * only class that reads the SDK's field metadata, which is a protected API of the SDK.
 */
public final class Member {
  /**
   * Where a request or response carries a member. Protocols other than rest-json use the body
   * alone.
   */
  public enum Place {
    BODY,
    WHOLE_BODY,
    PATH,
    QUERY,
    HEADER,
    STATUS
  }

  private static final Map<Class<?>, List<Member>> KNOWN = new ConcurrentHashMap<>();

  private final SdkField<?> field;
  private final Type type;
  private final Set<String> allowed;

  private Member(SdkField<?> field, Set<String> allowed) {
    this.field = field;
    this.type = typeOf(field);
    this.allowed = allowed;
  }

  /** The members of a structure or of its builder. */
  public static List<Member> of(SdkPojo structure) {
    return KNOWN.computeIfAbsent(structure.getClass(), c -> describe(c, structure.sdkFields()));
  }

  /** The members of a structure, with the values that they may have. */
  static List<Member> checked(SdkPojo structure) {
    return of((SdkPojo) ((ToCopyableBuilder<?, ?>) structure).toBuilder());
  }

  /** The member's name on the wire. */
  public String name() {
    return field.locationName();
  }

  public Type type() {
    return type;
  }

  /**
   * The values that the API's model allows, in its order; empty if it allows any. Known of
   * builders.
   */
  public Set<String> allowed() {
    return allowed;
  }

  public Place place() {
    return switch (field.location()) {
      case PAYLOAD -> field.containsTrait(PayloadTrait.class) ? Place.WHOLE_BODY : Place.BODY;
      case PATH, GREEDY_PATH -> Place.PATH;
      case QUERY_PARAM -> Place.QUERY;
      case HEADER -> Place.HEADER;
      case STATUS_CODE -> Place.STATUS;
    };
  }

  /** The member's value in a structure or a builder; null if it isn't set. */
  public @Nullable Object in(SdkPojo structure) {
    Object value = field.getValueOrDefault(structure);
    return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap
        ? null
        : value;
  }

  public void set(SdkPojo builder, Object value) {
    field.set(builder, value);
  }

  private static List<Member> describe(Class<?> structure, List<SdkField<?>> fields) {
    return fields.stream().map(f -> new Member(f, allowed(structure, f.memberName()))).toList();
  }

  /** For a member with an enumeration, a builder has a setter for the enum and one for strings. */
  private static Set<String> allowed(Class<?> structure, String member) {
    if (!SdkBuilder.class.isAssignableFrom(structure)) {
      return Set.of();
    }
    return Arrays.stream(structure.getMethods())
        .filter(m -> m.getName().equalsIgnoreCase(member) && m.getParameterCount() == 1)
        .map(m -> m.getParameterTypes()[0])
        .map(type -> type.isArray() ? type.getComponentType() : type)
        .filter(Class::isEnum)
        .flatMap(type -> Stream.of(type.getEnumConstants()))
        .map(Object::toString)
        .filter(value -> !value.equals("null")) // UNKNOWN_TO_SDK_VERSION
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Type typeOf(SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> Type.Scalar.STRING;
      case BOOLEAN -> Type.Scalar.BOOLEAN;
      case INTEGER -> Type.Scalar.INTEGER;
      case LONG -> Type.Scalar.LONG;
      case DOUBLE -> Type.Scalar.DOUBLE;
      case INSTANT -> Type.Scalar.INSTANT;
      case SDK_BYTES -> Type.Scalar.BYTES;
      case LIST -> new Type.ListOf(typeOf(field.getTrait(ListTrait.class).memberFieldInfo()));
      case MAP -> new Type.MapOf(typeOf(field.getTrait(MapTrait.class).valueFieldInfo()));
      case SDK_POJO -> new Type.Structure(field.constructor());
      default -> throw new IllegalArgumentException("No wire form for " + field.memberName());
    };
  }
}
