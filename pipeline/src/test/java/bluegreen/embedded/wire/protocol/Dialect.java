package bluegreen.embedded.wire.protocol;

import java.util.Arrays;
import java.util.Optional;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.JsonNameTrait;
import software.amazon.smithy.model.traits.XmlNameTrait;

/** A protocol of AWS that is served, as Smithy's models name it. */
enum Dialect {
  AWS_JSON_1_0("aws.protocols#awsJson1_0"),
  AWS_JSON_1_1("aws.protocols#awsJson1_1"),
  AWS_QUERY("aws.protocols#awsQuery"),
  REST_JSON_1("aws.protocols#restJson1"),
  RPC_V2_CBOR("smithy.protocols#rpcv2Cbor");

  private final String id;

  Dialect(String id) {
    this.id = id;
  }

  static Optional<Dialect> of(ShapeId protocol) {
    return Arrays.stream(values()).filter(each -> each.id().equals(protocol)).findFirst();
  }

  ShapeId id() {
    return ShapeId.from(id);
  }

  /** A member's name in a body. */
  String name(MemberShape member) {
    return switch (this) {
      case AWS_JSON_1_0, AWS_JSON_1_1, RPC_V2_CBOR -> member.getMemberName();
      case AWS_QUERY ->
          member
              .getTrait(XmlNameTrait.class)
              .map(XmlNameTrait::getValue)
              .orElseGet(member::getMemberName);
      case REST_JSON_1 ->
          member
              .getTrait(JsonNameTrait.class)
              .map(JsonNameTrait::getValue)
              .orElseGet(member::getMemberName);
    };
  }
}
