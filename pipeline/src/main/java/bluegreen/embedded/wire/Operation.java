package bluegreen.embedded.wire;

import bluegreen.embedded.model.Unsigned;
import bluegreen.embedded.wire.codec.Reader;
import bluegreen.embedded.wire.codec.Validation;
import bluegreen.embedded.wire.protocol.Protocol;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A handler's method that implements an AWS operation.
 *
 * @param newBuilder creates a builder for the operation's request
 * @param locked whether it runs inside the model's lock
 */
public record Operation(Object handler, Method method, Method newBuilder, boolean locked) {
  static Stream<Operation> of(Object handler, boolean locked) {
    return Stream.of(handler.getClass().getMethods())
        .filter(Operation::isOperation)
        .map(method -> new Operation(handler, method, newBuilder(method), locked));
  }

  /** Whether its callers need an access key. */
  boolean signed() {
    return !(handler instanceof Unsigned);
  }

  String name() {
    String name = method.getName();
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  AwsRequest read(Protocol protocol, byte[] body) {
    SdkPojo builder = (SdkPojo) invoke(newBuilder, null);
    protocol.read(builder, body);
    AwsRequest request = (AwsRequest) Reader.build(builder);
    Validation.check(request);
    return request;
  }

  AwsResponse run(AwsRequest request) {
    return (AwsResponse) invoke(method, handler, request);
  }

  private static boolean isOperation(Method method) {
    return method.getParameterCount() == 1
        && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
        && AwsResponse.class.isAssignableFrom(method.getReturnType())
        && method.trySetAccessible(); // its class need not be public
  }

  private static Method newBuilder(Method method) {
    Class<?> request = method.getParameterTypes()[0];
    try {
      return request.getMethod("builder");
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(request + " isn't a request of the SDK's", e);
    }
  }

  private static Object invoke(Method method, @Nullable Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
