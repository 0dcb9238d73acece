package bluegreen.embedded.model;

import bluegreen.embedded.wire.codec.Validation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;

/**
 * Makes the SDK's client of a service call the service's operations directly, without a protocol.
 */
public final class DirectClient {
  private DirectClient() {}

  /**
   * A client whose calls run as behind the wire.
   *
   * @param operations the objects whose public methods are the service's operations
   * @param unlocked those whose operations run outside the model's lock
   */
  public static <C> C of(
      Class<C> client, Timeline timeline, List<Object> operations, Object... unlocked) {
    InvocationHandler call =
        (proxy, method, arguments) -> {
          boolean convenience =
              arguments == null || !(arguments[0] instanceof AwsRequest) || isPaginator(method);
          if (convenience) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          Object request = arguments[0];
          check(client, (SdkPojo) request);
          return Stream.of(unlocked).anyMatch(handler -> methods(handler, method).count() > 0)
              ? answer(List.of(unlocked), method, request)
              : timeline.call(() -> answer(operations, method, request));
        };
    return client.cast(
        Proxy.newProxyInstance(client.getClassLoader(), new Class<?>[] {client}, call));
  }

  /**
   * Fails as behind the wire, where the SDK makes the service's own exceptions. CodeDeploy checks
   * more itself, and is tried without.
   */
  private static void check(Class<?> client, SdkPojo request) {
    if (client == CodeDeployClient.class) {
      return;
    }
    try {
      Validation.check(request);
    } catch (AwsServiceException e) {
      String model = client.getPackageName() + ".model.";
      String service = client.getSimpleName().replace("Client", "Exception");
      AwsServiceException.Builder own =
          builder(model + e.awsErrorDetails().errorCode())
              .or(() -> builder(model + service))
              .orElseThrow();
      own.message(e.awsErrorDetails().errorMessage());
      throw own.awsErrorDetails(e.awsErrorDetails()).statusCode(e.statusCode()).build();
    }
  }

  private static Optional<AwsServiceException.Builder> builder(String exception) {
    try {
      return Optional.of(
          (AwsServiceException.Builder) Class.forName(exception).getMethod("builder").invoke(null));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
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
