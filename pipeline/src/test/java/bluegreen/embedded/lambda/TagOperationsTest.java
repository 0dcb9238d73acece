package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class TagOperationsTest {
  private final LambdaWorld world = LambdaWorld.withVersions(1);

  @Test
  void tags_come_and_go() {
    tag(ARN, Map.of("team", "lotto", "alarm", "errors"));
    world.client.untagResource(r -> r.resource(ARN).tagKeys("team", "no"));

    assertThat(world.client.listTags(r -> r.resource(ARN)).tags())
        .isEqualTo(Map.of("alarm", "errors"));
  }

  @Test
  void a_change_of_tags_is_a_revision_of_the_function() {
    String before = revision();
    tag(ARN, Map.of("team", "lotto"));
    String tagged = revision();
    world.client.untagResource(r -> r.resource(ARN).tagKeys("team"));

    assertThat(List.of(before, tagged, revision())).doesNotHaveDuplicates();
  }

  private String revision() {
    return world.client.getFunctionConfiguration(r -> r.functionName("lotto")).revisionId();
  }

  @Test
  void what_is_no_function_has_none() {
    String other = ARN.replace("function:lotto", "code-signing-config:csc-0123456789abcdefg");
    assertThatThrownBy(() -> tag(other, Map.of("team", "lotto")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> tag(ARN.replace("lambda", "s3"), Map.of("team", "lotto")))
        .hasMessageContaining("at 'resource' failed to satisfy constraint");
  }

  @Test
  void there_are_at_most_50_or_none_of_a_request_is_kept() {
    var fifty =
        IntStream.range(0, 50).boxed().collect(Collectors.toMap(i -> "key" + i, i -> "value"));
    tag(ARN, fifty);

    assertThatThrownBy(() -> tag(ARN, Map.of("key0", "other", "one", "more")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessage("Number of tags exceeds resource tag limit.");
    assertThat(world.client.listTags(r -> r.resource(ARN)).tags()).isEqualTo(fifty);
  }

  @Test
  void only_functions_have_tags() {
    assertThatThrownBy(() -> tag(ARN + ":1", Map.of("team", "lotto")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessage(
            "Tags on function aliases and versions are not supported. Please specify a function"
                + " ARN.");
    assertThatThrownBy(() -> tag(ARN + "2", Map.of("team", "lotto")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("Function not found: " + ARN + "2");
  }

  private void tag(String arn, Map<String, String> tags) {
    world.client.tagResource(r -> r.resource(arn).tags(tags));
  }
}
