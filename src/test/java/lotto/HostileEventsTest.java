package lotto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Any event gets an answer that a load balancer accepts. */
class HostileEventsTest {

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final LottoHandler handler =
      new LottoHandler(new Random(45), new PrintStream(log, true, UTF_8));

  @Property(edgeCases = EdgeCasesMode.NONE)
  void a_load_balancer_accepts_the_answer(
      @ForAll("events") @Nullable ApplicationLoadBalancerRequestEvent event,
      @ForAll("versions") @Nullable String version) {
    log.reset();

    var answer = handler.handleRequest(event, Service.context("request-1", version));

    assertThat(answer.getStatusCode()).isIn(200, 204, 400, 404, 405);
    assertThat(answer.getStatusDescription()).matches(answer.getStatusCode() + " [A-Z][A-Za-z ]+");
    assertThat(headerValues(answer, event))
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(value -> value.matches("[ -~]+"));
    assertThat(answer.getIsBase64Encoded()).isFalse();
    assertThat(answer.getBody()).isNotNull();
    boolean bodiless = answer.getStatusCode() == 204 || isHead(event);
    assertThat(answer.getBody().isEmpty()).isEqualTo(bodiless);
    assertThat(log.toString(UTF_8)).matches("[ -~]+\\n");
  }

  private static List<String> headerValues(
      ApplicationLoadBalancerResponseEvent answer,
      @Nullable ApplicationLoadBalancerRequestEvent event) {
    if (event == null || event.getMultiValueHeaders() == null) {
      assertThat(answer.getMultiValueHeaders()).isNull();
      return List.copyOf(answer.getHeaders().values());
    }
    assertThat(answer.getHeaders()).isNull();
    return answer.getMultiValueHeaders().values().stream().flatMap(Collection::stream).toList();
  }

  private static boolean isHead(@Nullable ApplicationLoadBalancerRequestEvent event) {
    return event != null && "HEAD".equals(event.getHttpMethod());
  }

  @Provide
  Arbitrary<ApplicationLoadBalancerRequestEvent> events() {
    var queries = strings("games", "g%61mes", "%", "1", "%31", "100", "101", "+1", "");
    var headers = strings("accept", "ACCEPT", "text/html", "*/*;q=0.1", "text/html;q=NaN", ",;,");
    var builder =
        Builders.withBuilder(ApplicationLoadBalancerRequestEvent::new)
            .use(strings("GET", "HEAD", "OPTIONS", "POST"))
            .inSetter(ApplicationLoadBalancerRequestEvent::setHttpMethod)
            .use(strings("/", "/health", "//", "*"))
            .inSetter(ApplicationLoadBalancerRequestEvent::setPath)
            .use(Arbitraries.maps(queries, queries).ofMaxSize(3).injectNull(0.3))
            .inSetter(ApplicationLoadBalancerRequestEvent::setQueryStringParameters)
            .use(Arbitraries.maps(queries, lists(queries)).ofMaxSize(3).injectNull(0.6))
            .inSetter(ApplicationLoadBalancerRequestEvent::setMultiValueQueryStringParameters)
            .use(Arbitraries.maps(headers, headers).ofMaxSize(3).injectNull(0.3))
            .inSetter(ApplicationLoadBalancerRequestEvent::setHeaders)
            .use(Arbitraries.maps(headers, lists(headers)).ofMaxSize(3).injectNull(0.6))
            .inSetter(ApplicationLoadBalancerRequestEvent::setMultiValueHeaders)
            .use(strings("", "AAA=", "{"))
            .inSetter(ApplicationLoadBalancerRequestEvent::setBody)
            .use(Arbitraries.of(true, false))
            .inSetter(ApplicationLoadBalancerRequestEvent::setIsBase64Encoded);
    return builder.build().injectNull(0.02);
  }

  @Provide
  Arbitrary<String> versions() {
    return Arbitraries.of("7", "$LATEST").injectNull(0.2);
  }

  /** Mostly meaningful values, else anything: nulls, unpaired surrogates, very long strings. */
  private static Arbitrary<String> strings(String... meaningful) {
    Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(20);
    Arbitrary<String> surrogates = Arbitraries.strings().withCharRange('\ud800', '\udfff');
    Arbitrary<String> huge = anything.map(text -> (text + "%,;q=").repeat(1_000));
    return Arbitraries.frequencyOf(
            Tuple.of(20, Arbitraries.of(meaningful)),
            Tuple.of(4, anything),
            Tuple.of(2, surrogates),
            Tuple.of(1, huge))
        .injectNull(0.1);
  }

  private static Arbitrary<List<String>> lists(Arbitrary<String> values) {
    return values.list().ofMaxSize(3).injectNull(0.1);
  }
}
