package bluegreen.embedded.runtime;

import bluegreen.embedded.lambda.log.InvocationLog;
import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Invocation;
import bluegreen.embedded.model.ImageConfig;
import bluegreen.embedded.model.Logs.Event;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** The functions that tests invoke, on the real runtime interface client. */
final class SampleFunctions {
  static final Duration LONG = Duration.ofMinutes(1);

  /** Long limits, so that neither a slow machine nor a pause changes the results. */
  static final EnvironmentLimits PATIENT = new EnvironmentLimits(2, LONG, LONG, LONG, LONG);

  static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:lotto";

  private SampleFunctions() {}

  /** Version 7 with 512 MB, and a time-out that only a stuck function reaches. */
  static FunctionConfiguration version() {
    return FunctionConfiguration.builder()
        .functionName("lotto")
        .functionArn(ARN + ":7")
        .version("7")
        .codeSha256("ab")
        .timeout(60)
        .memorySize(512)
        .build();
  }

  static FunctionConfiguration with(Map<String, String> variables) {
    EnvironmentResponse environment = EnvironmentResponse.builder().variables(variables).build();
    return version().toBuilder().environment(environment).build();
  }

  static ImageConfig image(Class<?> handler) {
    return image(List.of(handler.getName()));
  }

  static ImageConfig image(List<String> cmd) {
    List<String> entrypoint =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Xmx64m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath(),
            AWSLambda.class.getName());
    return new ImageConfig("amd64", entrypoint, cmd, Map.of("FROM_IMAGE", "yes"), Map.of());
  }

  static Invocation invocation(FunctionConfiguration version, ImageConfig image, String event) {
    return new Invocation(
        version,
        image,
        "lotto@sha256:ab",
        UUID.randomUUID().toString(),
        Instant.EPOCH,
        ARN + ":live",
        SdkBytes.fromUtf8String(event));
  }

  static Invocation obey(String command, String argument) {
    return obey(version(), command, argument);
  }

  static Invocation obey(FunctionConfiguration version, String command, String argument) {
    String event = "{\"do\":\"" + command + "\",\"argument\":\"" + argument + "\"}";
    return invocation(version, image(Obedient.class), event);
  }

  static String text(Answer answer) {
    return answer.payload().asUtf8String();
  }

  /** The log of an invocation, as Lambda writes it. */
  static String log(Invocation invocation, Answer answer) {
    List<Event> events = InvocationLog.of(invocation, answer).events(Instant.EPOCH);
    return new String(InvocationLog.tail(events), StandardCharsets.UTF_8);
  }

  /** The log of some invocation. */
  static String log(Answer answer) {
    return log(obey("echo", ""), answer);
  }

  private static String classPath() {
    return parts().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The class path of the handlers. */
  static List<Path> parts() {
    return Stream.of(
            Obedient.class,
            AWSLambda.class,
            RequestHandler.class,
            PojoSerializer.class,
            SdkInternalThreadLocal.class)
        .map(SampleFunctions::location)
        .toList();
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
