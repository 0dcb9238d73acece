package bluegreen.embedded.wire;

import bluegreen.embedded.wire.codec.ApiModel;
import bluegreen.embedded.wire.codec.Member;
import bluegreen.embedded.wire.codec.Member.Place;
import bluegreen.embedded.wire.codec.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Makes instances of any of the SDK's model classes up. */
public final class Samples {
  private static final int DEEPEST = 4;

  private final Random random;

  Samples(long seed) {
    random = new Random(seed);
  }

  SdkPojo of(Class<?> structure) {
    return fill(builder(structure), 0);
  }

  public static SdkPojo builder(Class<?> structure) {
    try {
      return (SdkPojo) structure.getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private SdkPojo fill(SdkPojo builder, int depth) {
    boolean first = true; // Query has no way to send a structure without members
    for (Member member : Member.of(builder)) {
      boolean placed = member.place() == Place.PATH || member.place() == Place.WHOLE_BODY;
      if (first
          || placed
          || required(builder).contains(member.name())
          || random.nextInt(DEEPEST) >= depth) {
        member.set(builder, value(member, depth));
        first = false;
      }
    }
    return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
  }

  private static List<String> required(SdkPojo builder) {
    return ApiModel.required(builder.getClass().getEnclosingClass());
  }

  private Object value(Member member, int depth) {
    return switch (member.place()) {
      case STATUS -> 200 + random.nextInt(4);
      case HEADER, PATH -> pick(member.allowed(), token());
      default -> value(member.type(), member.allowed(), depth);
    };
  }

  private Object value(Type type, Set<String> allowed, int depth) {
    return switch (type) {
      case Type.Scalar scalar -> scalar(scalar, allowed);
      case Type.ListOf(Type element) ->
          IntStream.rangeClosed(0, random.nextInt(3))
              .mapToObj(i -> value(element, allowed, depth + 1))
              .toList();
      case Type.MapOf(Type element) -> map(element, depth);
      case Type.Structure structure -> fill(structure.builder().get(), depth + 1);
    };
  }

  private Map<String, Object> map(Type element, int depth) {
    Map<String, Object> map = new HashMap<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      map.put(token(), value(element, Set.of(), depth + 1));
    }
    return map;
  }

  private Object scalar(Type.Scalar type, Set<String> allowed) {
    return switch (type) {
      case STRING -> pick(allowed, text());
      case BOOLEAN -> random.nextBoolean();
      case INTEGER -> random.nextInt();
      case LONG -> random.nextLong();
      case DOUBLE -> random.nextGaussian() * Math.pow(10, random.nextInt(-20, 20));
      case INSTANT -> Instant.ofEpochMilli(random.nextLong(0, 4_102_444_800_000L));
      case BYTES -> SdkBytes.fromUtf8String(text());
    };
  }

  private String pick(Set<String> allowed, String otherwise) {
    return allowed.stream()
        .sorted()
        .skip(random.nextInt(Math.max(1, allowed.size())))
        .findFirst()
        .orElse(otherwise);
  }

  /** What fits into a header or a path: an ARN is the worst. */
  private String token() {
    return "arn:aws:x:" + Integer.toHexString(random.nextInt()) + "%2F a+b_$LATEST";
  }

  private String text() {
    return Stream.generate(() -> random.nextInt(12))
            .limit(random.nextInt(1, 20))
            .map(
                i ->
                    List.of(
                            "a", "Z", " ", "\n", "\r", "\t", "<&>\"'", "é", "漢", "🚀", "%+=&",
                            "]]>")
                        .get(i))
            .reduce("-", String::concat)
        + "-";
  }
}
