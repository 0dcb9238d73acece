package bluegreen.embedded.runtime;

import static bluegreen.embedded.runtime.SampleFunctions.PATIENT;
import static bluegreen.embedded.runtime.SampleFunctions.invocation;
import static bluegreen.embedded.runtime.SampleFunctions.text;
import static bluegreen.embedded.runtime.SampleFunctions.version;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.ImageConfig;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Functions in languages whose runtime interface clients take the Runtime API's address apart at
 * its colon. Their own clients need a compiler to be installed, so programs stand in that build
 * requests as they do.
 */
@Timeout(120)
class RuntimeClientsIT {
  @Test
  @Needs(Need.PYTHON)
  void a_function_in_python_is_served() throws Exception {
    check("python", "python3", "client.py");
  }

  @Test
  @Needs(Need.NODE)
  void a_function_in_node_is_served() throws Exception {
    check("node", "node", "client.js");
  }

  private static void check(String name, String program, String file) throws URISyntaxException {
    URL script = Objects.requireNonNull(RuntimeClientsIT.class.getResource(file));
    ImageConfig image =
        new ImageConfig(
            "amd64",
            List.of(program, Path.of(script.toURI()).toString()),
            List.of(),
            Map.of(),
            Map.of());
    try (LocalEnvironments environments = new LocalEnvironments(PATIENT)) {
      Answer first = environments.invoke(invocation(version(), image, "1"));
      Answer failed = environments.invoke(invocation(version(), image, "\"fail\""));
      Answer second = environments.invoke(invocation(version(), image, "2"));

      assertThat(text(first)).isEqualToIgnoringWhitespace("{\"" + name + "\": 1}");
      assertThat(failed).isInstanceOf(Answer.Failed.class);
      assertThat(text(failed)).contains("as asked");
      assertThat(text(second)).isEqualToIgnoringWhitespace("{\"" + name + "\": 2}");
    }
  }
}
