package bluegreen.embedded.wire;

import bluegreen.embedded.wire.codec.Allowed;
import bluegreen.embedded.wire.codec.ApiModel;
import bluegreen.embedded.wire.codec.Member;
import bluegreen.embedded.wire.codec.Member.Place;
import bluegreen.embedded.wire.codec.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Makes instances of any of the SDK's model classes up. */
public final class Samples {
  private static final int DEEPEST = 4;

  /** Tried where what comes to mind is not allowed. */
  private static final List<Object> TRIED =
      List.of(
          "lotto",
          "123456789012",
          "7",
          "arn:aws:iam::123456789012:role/lotto",
          "arn:aws:lambda:eu-central-1:123456789012:function:lotto",
          "arn:aws:elasticfilesystem:eu-central-1:123456789012:access-point/fsap-0123456789abcdef0",
          "/mnt/data",
          "lambda:InvokeFunction",
          "x".repeat(120),
          7,
          200,
          1024,
          0.5,
          7L);

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
      boolean needed = placed || required(builder).contains(member.name());
      if (first || needed || random.nextInt(DEEPEST) >= depth) {
        Class<?> structure = builder.getClass().getEnclosingClass();
        Optional<Object> value = value(new Slot(structure, member.name(), member), depth);
        value.ifPresent(v -> member.set(builder, v));
        first = first && value.isEmpty();
        if (needed && value.isEmpty()) {
          throw new AssertionError("no sample fits " + structure + " " + member.name());
        }
      }
    }
    return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
  }

  private static List<String> required(SdkPojo builder) {
    return ApiModel.required(builder.getClass().getEnclosingClass());
  }

  /** A member, or a part of it. */
  private record Slot(Class<?> structure, String name, Member member) {
    Slot part(String suffix) {
      return new Slot(structure, name + suffix, member);
    }

    boolean allows(Type type, Object value) {
      return Allowed.allows(structure, name, type, value);
    }
  }

  private Optional<Object> value(Slot slot, int depth) {
    Member member = slot.member();
    return switch (member.place()) {
      case STATUS -> Optional.of(200 + random.nextInt(4));
      case HEADER, PATH ->
          member.allowed().isEmpty()
              ? fitting(slot, Type.Scalar.STRING, this::token)
              : Optional.of(pick(member.allowed(), ""));
      default -> value(slot, member.type(), depth);
    };
  }

  private Optional<Object> value(Slot slot, Type type, int depth) {
    return switch (type) {
      case Type.Scalar scalar -> fitting(slot, scalar, () -> scalar(scalar, allowed(slot)));
      case Type.ListOf(Type element) -> list(slot, type, element, depth);
      case Type.MapOf(Type element) -> map(slot, type, element, depth);
      case Type.Structure structure -> Optional.of(fill(structure.builder().get(), depth + 1));
    };
  }

  private static Set<String> allowed(Slot slot) {
    return slot.name().endsWith("}") ? Set.of() : slot.member().allowed();
  }

  /** A value in the limits of its member; empty if none is known. */
  private Optional<Object> fitting(Slot slot, Type type, Supplier<Object> any) {
    return Stream.concat(Stream.of(any.get()), TRIED.stream())
        .filter(value -> value.getClass() == any.get().getClass())
        .filter(value -> allowed(slot).isEmpty() || allowed(slot).contains(value))
        .filter(value -> slot.allows(type, value))
        .findFirst();
  }

  private Optional<Object> list(Slot slot, Type type, Type element, int depth) {
    List<Object> list =
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(i -> value(slot.part("[]"), element, depth + 1))
            .flatMap(Optional::stream)
            .toList();
    return Stream.of(list, list.subList(0, Math.min(1, list.size())))
        .filter(some -> !some.isEmpty() && slot.allows(type, some))
        .findFirst()
        .map(some -> some);
  }

  private Optional<Object> map(Slot slot, Type type, Type element, int depth) {
    Map<String, Object> map = new HashMap<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      fitting(slot.part("{key}"), Type.Scalar.STRING, this::token)
          .ifPresent(
              key ->
                  value(slot.part("{}"), element, depth + 1)
                      .ifPresent(value -> map.put(key.toString(), value)));
    }
    return map.isEmpty() || !slot.allows(type, map) ? Optional.empty() : Optional.of(map);
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
