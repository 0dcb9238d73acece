package bluegreen.embedded.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Invocation;
import bluegreen.embedded.model.ImageConfig;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import bluegreen.rehearsal.Bundle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The function with the cache that was trained on this machine, on an older CPU: Lambda's hosts are
 * of several generations. A cache with machine code in it would end the process with SIGILL after
 * some answers.
 */
@Needs(Need.QEMU)
@Timeout(120)
class FunctionCpuIT {
  private static final int ANSWERS = 200;
  private static final String EVENT =
      """
      {"requestContext": {"elb": {"targetGroupArn": "arn"}}, "httpMethod": "GET", "path": "/",
       "queryStringParameters": {}, "headers": {"accept": "*/*"}, "body": "",
       "isBase64Encoded": false}
      """;

  /** Without AVX, and with AVX2 but without AVX-512. */
  @ParameterizedTest
  @ValueSource(strings = {"Nehalem", "Haswell"})
  void the_function_answers_on_an_older_cpu_with_its_cache(String cpu) {
    Invocation invocation = SampleFunctions.invocation(SampleFunctions.version(), on(cpu), EVENT);
    try (LocalEnvironments environments = new LocalEnvironments(SampleFunctions.PATIENT)) {
      for (int i = 0; i < ANSWERS; i++) {
        Answer answer = environments.invoke(invocation);

        assertThat(SampleFunctions.text(answer)).as("%s", answer).contains("\"statusCode\":200");
        assertThat(SampleFunctions.log(answer)).contains("\"aotCache\":true");
      }
    }
  }

  private static ImageConfig on(String cpu) {
    Bundle lotto = Bundle.lotto(Path.of("..").toAbsolutePath().normalize());
    List<String> emulated =
        List.of(
            "qemu-x86_64",
            "-cpu",
            cpu,
            Path.of(System.getProperty("java.home"), "bin", "java").toString());
    List<String> program =
        List.of(
            "-cp",
            lotto.jars().getFirst().toString(),
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    List<String> entrypoint =
        Stream.of(emulated, lotto.options(), program).flatMap(List::stream).toList();
    return new ImageConfig("amd64", entrypoint, List.of(lotto.handler()), Map.of(), Map.of());
  }
}
