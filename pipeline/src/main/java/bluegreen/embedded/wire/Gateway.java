package bluegreen.embedded.wire;

import static java.lang.System.Logger.Level.ERROR;
import static java.util.stream.Collectors.joining;

import bluegreen.embedded.model.Authorizer;
import bluegreen.embedded.model.Caller;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.model.Timeline;
import bluegreen.embedded.wire.Interceptor.Call;
import bluegreen.embedded.wire.Interceptor.Fate;
import bluegreen.embedded.wire.protocol.Answer;
import bluegreen.embedded.wire.protocol.BodyReader;
import bluegreen.embedded.wire.protocol.Failure;
import bluegreen.embedded.wire.protocol.Protocol;
import bluegreen.embedded.wire.protocol.Protocol.Target;
import bluegreen.embedded.wire.protocol.Request;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Finds the operation that a request asks for, runs it, and encodes its response. */
public final class Gateway {
  private static final System.Logger LOG = System.getLogger("bluegreen.embedded");

  private final Timeline timeline;
  private final Chance chance;
  private final List<Service> services;
  private final Interceptor interceptor;
  private final Authorizer authorizer;
  private final StaleReads stale;
  private final Map<String, Map<String, Operation>> operations = new ConcurrentHashMap<>();
  private final AtomicLong calls = new AtomicLong();

  /**
   * @param chance draws the ids of requests
   * @param interceptor decides for every call whether it succeeds
   * @param authorizer decides for every call whether its caller may do it
   * @param stale answers reads that are not up to date
   */
  public Gateway(
      Timeline timeline,
      Chance chance,
      List<Service> services,
      Interceptor interceptor,
      Authorizer authorizer,
      StaleReads stale) {
    this.timeline = timeline;
    this.chance = chance;
    this.services = List.copyOf(services);
    this.interceptor = interceptor;
    this.authorizer = authorizer;
    this.stale = stale;
  }

  public String newRequestId() {
    return chance.uuid();
  }

  /** The response to the account itself; empty if the connection must be closed without one. */
  public Optional<Answer> answer(Request request, InputStream in) {
    return answer(request, in, target -> true);
  }

  /** The response to a caller; empty if the connection must be closed without one. */
  Optional<Answer> answer(Request request, InputStream in, Principal caller) {
    return Caller.call(caller, () -> answer(request, in));
  }

  /** The response to a caller without an access key, who gets few operations. */
  Optional<Answer> answerAnyone(Request request, InputStream in) {
    return answer(request, in, this::isForAnyone);
  }

  private Optional<Answer> answer(Request request, InputStream in, Predicate<Target> allowed) {
    Protocol protocol = Protocol.of(request);
    try {
      byte[] body = BodyReader.read(request, in);
      return Caller.request(request.id(), () -> serve(protocol, body, allowed));
    } catch (AwsServiceException e) {
      return Optional.of(protocol.error(Failure.of(e)));
    } catch (RuntimeException e) {
      String message = "Request " + request.id() + " broke the embedded AWS: see its log";
      LOG.log(ERROR, message, e);
      return Optional.of(protocol.error(Failure.of(protocol.broken(message))));
    }
  }

  /** The response to a request that never reaches an operation. */
  static Answer refuse(Request request, AwsServiceException error) {
    return Protocol.of(request).error(Failure.of(error));
  }

  /** The served operations, one line per service. */
  String served() {
    return services.stream().map(this::served).collect(joining("\n"));
  }

  private Optional<Answer> serve(Protocol protocol, byte[] body, Predicate<Target> allowed) {
    Target target = protocol.target(body);
    if (!allowed.test(target)) {
      throw protocol.unsigned();
    }
    return run(protocol, target, body);
  }

  private Optional<Answer> run(Protocol protocol, Target target, byte[] body) {
    Service service = service(protocol, target);
    Operation operation = operations(service).get(target.operation());
    if (operation == null) {
      throw protocol.unknown(target.operation() + " isn't served here. Served: " + served(service));
    }
    AwsRequest asked = operation.read(protocol, body);
    Call call = new Call(service.name(), operation.name(), calls.incrementAndGet(), asked);
    denial(call)
        .ifPresent(
            message -> {
              throw protocol.unauthorized(message);
            });
    return switch (interceptor.before(call)) {
      case Fate.Pass() -> Optional.of(protocol.answer(target, run(operation, call)));
      case Fate.Fail(AwsServiceException error) -> throw error;
      case Fate.LoseRequest() -> Optional.empty();
      case Fate.LoseResponse() -> lose(operation, call);
    };
  }

  /** Inside the model's lock, because what a call is about may have to be looked up. */
  private Optional<String> denial(Call call) {
    return Caller.current()
        .map(
            caller -> new Authorizer.Call(caller, call.service(), call.operation(), call.request()))
        .flatMap(asked -> timeline.call(() -> authorizer.denial(asked)));
  }

  private Service service(Protocol protocol, Target target) {
    return service(target)
        .orElseThrow(() -> protocol.unknown(target + " isn't served here. Served: " + served()));
  }

  private Optional<Service> service(Target target) {
    return services.stream()
        .filter(service -> service.wireNames().contains(target.service()))
        .findFirst();
  }

  private boolean isForAnyone(Target target) {
    return service(target)
        .flatMap(service -> Optional.ofNullable(operations(service).get(target.operation())))
        .filter(operation -> !operation.signed())
        .isPresent();
  }

  private AwsResponse run(Operation operation, Call call) {
    try {
      return operation.locked()
          ? timeline.call(() -> stale.answer(call, () -> operation.run(call.request())))
          : operation.run(call.request());
    } finally {
      interceptor.after(call);
    }
  }

  private Optional<Answer> lose(Operation operation, Call call) {
    try {
      run(operation, call);
    } catch (AwsServiceException e) {
      // The error is lost like any other response.
    }
    return Optional.empty();
  }

  private String served(Service service) {
    return service.name() + ": " + String.join(", ", operations(service).keySet());
  }

  private Map<String, Operation> operations(Service service) {
    return operations.computeIfAbsent(service.name(), name -> service.operations());
  }
}
