package bluegreen.embedded.model;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Copies members of the same name from one of the SDK's shapes to another: from a request to the
 * stored resource, and from there to responses.
 */
public final class Shapes {
  private Shapes() {}

  /**
   * Copies every member that is set in {@code source} and exists in {@code target}; returns {@code
   * target}.
   */
  public static <B extends SdkPojo> B copy(SdkPojo source, B target) {
    Map<String, SdkField<?>> known = new HashMap<>();
    target.sdkFields().forEach(field -> known.put(field.memberName(), field));
    for (SdkField<?> field : source.sdkFields()) {
      SdkField<?> twin = known.get(field.memberName());
      Object value = field.getValueOrDefault(source);
      if (twin != null && isSet(value)) {
        twin.set(target, converted(value, twin));
      }
    }
    return target;
  }

  private static boolean isSet(@Nullable Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }

  /** Requests and responses often have separate classes for the same structure. */
  private static Object converted(Object value, SdkField<?> twin) {
    return value instanceof SdkPojo structure
        ? ((Buildable) copy(structure, twin.constructor().get())).build()
        : value;
  }
}
