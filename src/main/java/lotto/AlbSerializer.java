package lotto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;

/**
 * Converts between the runtime interface client's bytes and the handler's types. The client finds
 * this class with {@code java.util.ServiceLoader}. Its default serializer would take longer to load
 * than everything else in a cold start.
 *
 * <p>Supports the load balancer's two types; the function's handlers use no others.
 */
@SuppressWarnings("TypeParameterUnusedInFormals") // declared so by the interface
public final class AlbSerializer implements CustomPojoSerializer {

  @Override
  public <T> T fromJson(InputStream input, Type type) {
    try {
      return fromJson(new String(input.readAllBytes(), UTF_8), type);
    } catch (IOException e) {
      throw new UncheckedIOException("The event can't be read", e);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T fromJson(String input, Type type) {
    return (T) AlbRequest.of(input);
  }

  @Override
  public <T> void toJson(T value, OutputStream output, Type type) {
    try {
      output.write(
          AlbResponse.json((ApplicationLoadBalancerResponseEvent) value).getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("The answer can't be written", e);
    }
  }
}
