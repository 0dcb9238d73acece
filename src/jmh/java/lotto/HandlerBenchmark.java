package lotto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the function's own work for a request, from the event's bytes to the answer's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "@image/java.options")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HandlerBenchmark {

  private static final String EVENT =
      """
      {"requestContext":{"elb":{"targetGroupArn":"arn:aws:elasticloadbalancing:eu-central-1:\
      123456789012:targetgroup/lotto/6d0ecf831eec9f09"}},"httpMethod":"GET","path":"/",\
      "queryStringParameters":{},"headers":{"accept":"%s","host":"lotto.example","user-agent":\
      "curl/8.5.0","x-amzn-trace-id":"Root=1-5c536348-3d683b8b04734faae651f476","x-forwarded-for":\
      "192.0.2.1","x-forwarded-port":"443","x-forwarded-proto":"https"},"body":"",\
      "isBase64Encoded":false}\
      """;

  @Param({"application/json", "text/html"})
  public String accept;

  private byte[] bytes = {};
  private final AlbSerializer serializer = new AlbSerializer();
  private final LottoHandler handler =
      new LottoHandler(KernelRandom.open(), new PrintStream(OutputStream.nullOutputStream()));

  @Setup
  public void event() {
    bytes = EVENT.formatted(accept).getBytes(UTF_8);
  }

  @Benchmark
  public byte[] request() {
    ApplicationLoadBalancerRequestEvent event =
        serializer.fromJson(
            new ByteArrayInputStream(bytes), ApplicationLoadBalancerRequestEvent.class);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    serializer.toJson(
        handler.handleRequest(event, null), output, ApplicationLoadBalancerResponseEvent.class);
    return output.toByteArray();
  }
}
