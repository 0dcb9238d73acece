package bluegreen.embedded.wire.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        member.set(builder, value(value, member.type(), member.allowed()));
      }
    }
  }

  /** Builds a structure; fails if a required member isn't set. */
  public static SdkPojo build(SdkPojo builder, String path) {
    SdkPojo structure = (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
    checkRequired(structure, path);
    return structure;
  }

  private static Object value(Source source, Type type, Set<String> allowed) {
    return switch (type) {
      case Type.Scalar scalar -> allowed(source, source.scalar(scalar), allowed);
      case Type.ListOf(Type element) -> list(source.elements(), element, allowed);
      case Type.MapOf(Type element) -> map(source.entries(), element);
      case Type.Structure structure -> structure(source, structure.builder().get());
    };
  }

  private static SdkPojo structure(Source source, SdkPojo builder) {
    fill(builder, source, member -> true);
    return build(builder, source.path());
  }

  private static List<Object> list(
      List<? extends Source> elements, Type type, Set<String> allowed) {
    return elements.stream().map(element -> value(element, type, allowed)).toList();
  }

  private static Map<String, Object> map(Map<String, ? extends Source> entries, Type type) {
    Map<String, Object> map = new LinkedHashMap<>();
    entries.forEach((key, value) -> map.put(key, value(value, type, Set.of())));
    return map;
  }

  private static void checkRequired(SdkPojo structure, String path) {
    List<String> required = ApiModel.required(structure.getClass());
    List<String> missing =
        Member.of(structure).stream()
            .filter(m -> required.contains(m.name()) && m.in(structure) == null)
            .map(m -> path.isEmpty() ? m.name() : path + "." + m.name())
            .toList();
    if (!missing.isEmpty()) {
      throw Errors.isNull(missing);
    }
  }

  private static Object allowed(Source source, Object value, Set<String> allowed) {
    if (!allowed.isEmpty() && !allowed.contains(value)) {
      throw Errors.notAllowed(source.path(), value, allowed);
    }
    return value;
  }
}
