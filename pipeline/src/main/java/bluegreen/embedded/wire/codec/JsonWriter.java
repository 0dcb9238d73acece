package bluegreen.embedded.wire.codec;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.dataformat.cbor.CBORGenerator;

/** Writes structures as JSON or as CBOR. */
public final class JsonWriter {
  private static final int CBOR_EPOCH_SECONDS = 1;

  private final JsonGenerator out;

  private JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  /**
   * Writes one object.
   *
   * @param extra members that the structure's class doesn't have, such as an error's message
   */
  public static SdkBytes write(
      TokenStreamFactory format, Map<String, String> extra, SdkPojo structure) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = format.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      extra.forEach(out::writeStringProperty);
      new JsonWriter(out).members(structure);
      out.writeEndObject();
    }
    return SdkBytes.fromByteArrayUnsafe(bytes.toByteArray());
  }

  private void members(SdkPojo structure) {
    for (Member member : Member.of(structure)) {
      Object value = member.place() == Member.Place.BODY ? member.in(structure) : null;
      if (value != null) {
        out.writeName(member.name());
        value(value);
      }
    }
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> out.writeNull();
      case SdkPojo structure -> structure(structure);
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      case Instant instant -> instant(instant);
      case SdkBytes bytes -> out.writeBinary(bytes.asByteArrayUnsafe());
      case String text -> out.writeString(text);
      case Boolean bool -> out.writeBoolean(bool);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      default -> throw new IllegalArgumentException("no wire form for " + value.getClass());
    }
  }

  private void structure(SdkPojo structure) {
    out.writeStartObject();
    members(structure);
    out.writeEndObject();
  }

  private void list(List<?> list) {
    out.writeStartArray();
    list.forEach(this::value);
    out.writeEndArray();
  }

  private void map(Map<?, ?> map) {
    out.writeStartObject();
    map.forEach(
        (key, value) -> {
          out.writeName((String) key);
          value(value);
        });
    out.writeEndObject();
  }

  private void instant(Instant instant) {
    BigDecimal seconds = BigDecimal.valueOf(instant.toEpochMilli(), 3);
    if (out instanceof CBORGenerator cbor) {
      cbor.writeTag(CBOR_EPOCH_SECONDS);
      cbor.writeNumber(seconds.doubleValue());
    } else {
      out.writeNumber(seconds);
    }
  }
}
