package bluegreen.embedded.wire.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.Trait;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.ListShape;
import software.amazon.smithy.model.shapes.MapShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeType;
import software.amazon.smithy.model.traits.HttpHeaderTrait;
import software.amazon.smithy.model.traits.HttpLabelTrait;
import software.amazon.smithy.model.traits.HttpPayloadTrait;
import software.amazon.smithy.model.traits.HttpPrefixHeadersTrait;
import software.amazon.smithy.model.traits.HttpQueryParamsTrait;
import software.amazon.smithy.model.traits.HttpQueryTrait;
import software.amazon.smithy.model.traits.HttpResponseCodeTrait;
import software.amazon.smithy.model.traits.StreamingTrait;

/** Describes members of a Smithy model as the SDK's generated classes describe theirs. */
final class ModelFields {
  private static final Map<ShapeType, MarshallingType<?>> TYPES =
      Map.ofEntries(
          Map.entry(ShapeType.STRING, MarshallingType.STRING),
          Map.entry(ShapeType.ENUM, MarshallingType.STRING),
          Map.entry(ShapeType.BOOLEAN, MarshallingType.BOOLEAN),
          Map.entry(ShapeType.INTEGER, MarshallingType.INTEGER),
          Map.entry(ShapeType.INT_ENUM, MarshallingType.INTEGER),
          Map.entry(ShapeType.LONG, MarshallingType.LONG),
          Map.entry(ShapeType.DOUBLE, MarshallingType.DOUBLE),
          Map.entry(ShapeType.TIMESTAMP, MarshallingType.INSTANT),
          Map.entry(ShapeType.BLOB, MarshallingType.SDK_BYTES),
          Map.entry(ShapeType.LIST, MarshallingType.LIST),
          Map.entry(ShapeType.MAP, MarshallingType.MAP),
          Map.entry(ShapeType.STRUCTURE, MarshallingType.SDK_POJO),
          Map.entry(ShapeType.UNION, MarshallingType.SDK_POJO));

  private final Model model;
  private final Dialect dialect;
  private final Function<Shape, SdkPojo> create;

  /**
   * @param create makes an instance of a structure
   */
  ModelFields(Model model, Dialect dialect, Function<Shape, SdkPojo> create) {
    this.model = model;
    this.dialect = dialect;
    this.create = create;
  }

  /**
   * Why a member has no form here: what it needs occurs in no operation that is served, see {@link
   * ServedMembersTest}.
   */
  Optional<String> refusal(MemberShape member) {
    Shape target = model.expectShape(member.getTarget());
    if (!TYPES.containsKey(target.getType())) {
      return Optional.of(target.getType().toString());
    }
    if (member.hasTrait(HttpPrefixHeadersTrait.class)
        || member.hasTrait(HttpQueryParamsTrait.class)) {
      return Optional.of("a map outside of the body");
    }
    if (target.hasTrait(StreamingTrait.class)) {
      return Optional.of("a stream");
    }
    return switch (target) {
      case ListShape list -> refusal(list.getMember());
      case MapShape map -> refusal(map.getValue());
      default -> Optional.empty();
    };
  }

  /**
   * A member's description.
   *
   * @param asked whether it is a request's
   */
  @SuppressWarnings("unchecked") // the codec sets and reads values of the field's own type
  SdkField<?> field(MemberShape member, boolean asked) {
    Shape target = model.expectShape(member.getTarget());
    String name = member.getMemberName();
    return SdkField.builder((MarshallingType<Object>) TYPES.get(target.getType()))
        .memberName(name)
        .getter(structure -> ((Shaped) structure).values().get(name))
        .setter((structure, value) -> ((Shaped) structure).values().put(name, value))
        .constructor(() -> create.apply(target))
        .traits(traits(member, target, asked))
        .build();
  }

  private Trait[] traits(MemberShape member, Shape target, boolean asked) {
    Trait place = place(member, asked);
    return switch (target) {
      case ListShape list ->
          new Trait[] {
            place, ListTrait.builder().memberFieldInfo(field(list.getMember(), asked)).build()
          };
      case MapShape map ->
          new Trait[] {
            place, MapTrait.builder().valueFieldInfo(field(map.getValue(), asked)).build()
          };
      default ->
          member.hasTrait(HttpPayloadTrait.class)
              ? new Trait[] {place, PayloadTrait.create()}
              : new Trait[] {place};
    };
  }

  private Trait place(MemberShape member, boolean asked) {
    String name = member.getMemberName();
    if (dialect != Dialect.REST_JSON_1) {
      return at(MarshallLocation.PAYLOAD, dialect.name(member));
    }
    if (asked && member.hasTrait(HttpLabelTrait.class)) {
      return at(MarshallLocation.PATH, name);
    }
    if (member.hasTrait(HttpResponseCodeTrait.class)) {
      return at(MarshallLocation.STATUS_CODE, name);
    }
    return member
        .getTrait(HttpQueryTrait.class)
        .filter(trait -> asked) // a response has no query
        .map(trait -> at(MarshallLocation.QUERY_PARAM, trait.getValue()))
        .or(
            () ->
                member
                    .getTrait(HttpHeaderTrait.class)
                    .map(trait -> at(MarshallLocation.HEADER, trait.getValue())))
        .orElseGet(() -> at(MarshallLocation.PAYLOAD, dialect.name(member)));
  }

  private static Trait at(MarshallLocation location, String name) {
    return LocationTrait.builder().location(location).locationName(name).build();
  }
}
