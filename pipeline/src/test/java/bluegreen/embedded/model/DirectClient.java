package bluegreen.embedded.model;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * Makes the SDK's client of a service call the service's operations directly, without a protocol.
 */
public final class DirectClient {
  private DirectClient() {}

  /**
   * A client whose calls run inside the model's lock.
   *
   * @param operations the objects whose public methods are the service's operations
   */
  public static <C> C of(Class<C> client, Timeline timeline, List<Object> operations) {
    InvocationHandler call =
        (proxy, method, arguments) -> {
          boolean convenience =
              arguments == null || !(arguments[0] instanceof AwsRequest) || isPaginator(method);
          if (convenience) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          return timeline.call(() -> answer(operations, method, arguments[0]));
        };
    return client.cast(
        Proxy.newProxyInstance(client.getClassLoader(), new Class<?>[] {client}, call));
  }

  private static boolean isPaginator(Method method) {
    return method.getName().toLowerCase(Locale.ROOT).endsWith("paginator");
  }

  private static @Nullable Object answer(List<Object> operations, Method method, Object request) {
    Object handler =
        operations.stream()
            .filter(o -> methods(o, method).findAny().isPresent())
            .findFirst()
            .orElseThrow(() -> new UnsupportedOperationException(method.getName()));
    Method operation = methods(handler, method).findFirst().orElseThrow();
    operation.setAccessible(true);
    try {
      return operation.invoke(handler, request);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException refusal
          ? refusal
          : new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Method> methods(Object handler, Method wanted) {
    return Stream.of(handler.getClass().getMethods())
        .filter(m -> m.getName().equals(wanted.getName()))
        .filter(m -> List.of(m.getParameterTypes()).equals(List.of(wanted.getParameterTypes())));
  }
}
