package bluegreen.embedded.wire.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;

/**
 * A value in a JSON or CBOR document.
 *
 * @param value a map, a list, a string, a number, a boolean, bytes or null
 */
public record JsonSource(@Nullable Object value, String path) implements Source {
  /** Parses a body; an empty body is an empty structure. */
  public static JsonSource parse(TokenStreamFactory format, byte[] body) {
    if (body.length == 0) {
      return new JsonSource(Map.of(), "");
    }
    try (JsonParser parser = format.createParser(ObjectReadContext.empty(), body)) {
      parser.nextToken();
      JsonSource document = new JsonSource(read(parser), "");
      if (parser.nextToken() != null) {
        throw Errors.serialization("the body", "nothing after its end");
      }
      return document;
    } catch (JacksonException e) {
      throw Errors.unreadable(e);
    }
  }

  private static @Nullable Object read(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> whole(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_EMBEDDED_OBJECT -> parser.getBinaryValue();
      case null, default -> null;
    };
  }

  private static Map<String, @Nullable Object> readObject(JsonParser parser) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      object.put(whole(name), read(parser));
    }
    return object;
  }

  private static List<@Nullable Object> readArray(JsonParser parser) {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(parser));
    }
    return array;
  }

  /** Rejects half of a surrogate pair: Jackson accepts it, but no response could contain it. */
  private static String whole(String text) {
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw Errors.serialization("", "of whole characters, without halves of surrogate pairs");
    }
    return text;
  }

  @Override
  public @Nullable Source member(String name) {
    Object member = object().get(name);
    return member == null
        ? null
        : new JsonSource(member, path.isEmpty() ? name : path + "." + name);
  }

  @Override
  public List<Source> elements() {
    if (!(value instanceof List<?> array)) {
      throw Errors.serialization(path, "an array");
    }
    return IntStream.range(0, array.size())
        .<Source>mapToObj(i -> new JsonSource(array.get(i), path + "[" + i + "]"))
        .toList();
  }

  @Override
  public Map<String, Source> entries() {
    Map<String, Source> entries = new LinkedHashMap<>();
    object().forEach((k, v) -> entries.put((String) k, new JsonSource(v, path + "." + k)));
    return entries;
  }

  @Override
  public Object scalar(Type.Scalar type) {
    return switch (type) {
      case STRING -> is(String.class, "a string");
      case BOOLEAN -> is(Boolean.class, "true or false");
      case INTEGER -> is(Integer.class, "a whole number");
      case LONG ->
          value instanceof Integer number
              ? (Object) number.longValue()
              : is(Long.class, "a whole number");
      case DOUBLE -> number();
      case INSTANT -> Text.instant(path, number());
      case BYTES -> bytes();
    };
  }

  /** JSON has no NaN or infinity: clients send them as strings. */
  private double number() {
    return value instanceof String text && Text.isNotFinite(text)
        ? Double.parseDouble(text)
        : is(Number.class, "a number").doubleValue();
  }

  /** JSON has no bytes: clients send them as base64. */
  private SdkBytes bytes() {
    return value instanceof byte[] bytes
        ? SdkBytes.fromByteArrayUnsafe(bytes)
        : Text.bytes(path, is(String.class, "base64"));
  }

  private Map<?, ?> object() {
    return is(Map.class, "an object");
  }

  private <T> T is(Class<T> expected, String description) {
    if (!expected.isInstance(value)) {
      throw Errors.serialization(path, description);
    }
    return expected.cast(value);
  }
}
