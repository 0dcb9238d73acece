package bluegreen.embedded.wire.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Fills the SDK's builders from a request. */
public final class Reader {
  private Reader() {}

  /** Sets the chosen members that exist in the source. */
  public static void fill(SdkPojo builder, Source source, Predicate<Member> chosen) {
    for (Member member : Member.of(builder)) {
      Source value = chosen.test(member) ? source.member(member.name()) : null;
      if (value != null) {
        member.set(builder, value(value, member.type()));
      }
    }
  }

  /** Builds a structure. */
  public static SdkPojo build(SdkPojo builder) {
    return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
  }

  private static Object value(Source source, Type type) {
    return switch (type) {
      case Type.Scalar scalar -> source.scalar(scalar);
      case Type.ListOf(Type element) -> list(source.elements(), element);
      case Type.MapOf(Type element) -> map(source.entries(), element);
      case Type.Structure structure -> structure(source, structure.builder().get());
    };
  }

  private static SdkPojo structure(Source source, SdkPojo builder) {
    fill(builder, source, member -> true);
    return build(builder);
  }

  private static List<Object> list(List<? extends Source> elements, Type type) {
    return elements.stream().map(element -> value(element, type)).toList();
  }

  private static Map<String, Object> map(Map<String, ? extends Source> entries, Type type) {
    Map<String, Object> map = new LinkedHashMap<>();
    entries.forEach((key, value) -> map.put(key, value(value, type)));
    return map;
  }
}
