package bluegreen.embedded.front;

import bluegreen.alb.AlbRequest;
import bluegreen.alb.AlbResponse;
import bluegreen.alb.AlbResponseReader;
import bluegreen.alb.BadAnswerException;
import bluegreen.alb.HeaderMode;
import bluegreen.alb.TargetGroup;
import bluegreen.embedded.front.Exchange.By;
import bluegreen.embedded.model.Chance;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** An Application Load Balancer with one HTTP listener and at most one function as its target. */
public final class LoadBalancer implements AutoCloseable {
  private volatile Target target = new Target.None();
  private final Function<InvokeRequest, InvokeResponse> invoke;
  private final Consumer<Exchange> observer;
  private final Chance chance;
  private final WebServer server;

  private LoadBalancer(
      int port,
      Function<InvokeRequest, InvokeResponse> invoke,
      Consumer<Exchange> observer,
      Chance chance) {
    this.invoke = invoke;
    this.observer = observer;
    this.chance = chance;
    this.server = Listener.start(port, this::serve);
  }

  /**
   * Starts a load balancer without target on the loopback interface.
   *
   * @param port 0 for any free port
   * @param invoke Lambda's {@code Invoke}; called concurrently, by one thread per connection
   * @param observer receives every exchange just before its answer is sent
   * @param chance draws trace ids
   * @throws UncheckedIOException if the port can't be opened
   */
  public static LoadBalancer start(
      int port,
      Function<InvokeRequest, InvokeResponse> invoke,
      Consumer<Exchange> observer,
      Chance chance) {
    return new LoadBalancer(port, invoke, observer, chance);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /**
   * Sets the target for all further requests.
   *
   * @param arn the ARN of the function's alias
   */
  public void forward(TargetGroup group, String arn) {
    target = new Target.Registered(group, arn);
  }

  @Override
  public void close() {
    server.stop();
  }

  private void serve(ServerRequest request, ServerResponse response) {
    Instant at = Instant.now();
    long began = System.nanoTime();
    Function<AlbError, By> failed = By.Balancer::new;
    Optional<String> group = group();
    try {
      AlbRequest asked = Incoming.read(request, server.port(), chance);
      Target.Registered to = registered();
      InvokeResponse invoked = invoke(asked, to);
      String version = invoked.executedVersion();
      failed = error -> new By.BalancerForVersion(version, error);
      AlbResponse answer = answer(invoked, to.group().mode());
      By by = new By.Version(version);
      observer.accept(new Exchange(at, since(began), answer.status(), by, group));
      Outgoing.send(answer, request, response);
    } catch (AlbErrorException e) {
      AlbError error = e.error();
      int status = error.status().code();
      By by = failed.apply(error);
      Optional<String> chosen = group.filter(_ -> error.metric().isPresent());
      observer.accept(new Exchange(at, since(began), status, by, chosen));
      Outgoing.send(error, request, response);
    }
    if (request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      // Helidon 4.5 announces the close, but then waits for the client to close.
      throw new CloseConnectionException("the client sent Connection: close");
    }
  }

  private Optional<String> group() {
    return switch (target) {
      case Target.None none -> Optional.empty();
      case Target.Registered(TargetGroup group, String arn) -> Optional.of(group.arn());
    };
  }

  private Target.Registered registered() throws AlbErrorException {
    return switch (target) {
      case Target.None none ->
          throw new AlbErrorException(AlbError.NO_TARGET, "no function is registered");
      case Target.Registered registered -> registered;
    };
  }

  private InvokeResponse invoke(AlbRequest request, Target.Registered to) throws AlbErrorException {
    SdkBytes event = SdkBytes.fromByteArrayUnsafe(request.event(to.group()));
    try {
      return invoke.apply(InvokeRequest.builder().functionName(to.arn()).payload(event).build());
    } catch (RuntimeException e) {
      throw new AlbErrorException(AlbError.of(e), e);
    }
  }

  private static AlbResponse answer(InvokeResponse invoked, HeaderMode mode)
      throws AlbErrorException {
    if (invoked.functionError() != null) {
      throw new AlbErrorException(AlbError.LAMBDA_UNHANDLED, "the function failed");
    }
    try {
      return AlbResponseReader.read(invoked.payload().asByteArrayUnsafe(), mode);
    } catch (BadAnswerException e) {
      throw new AlbErrorException(AlbError.of(e.reason()), e);
    }
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
