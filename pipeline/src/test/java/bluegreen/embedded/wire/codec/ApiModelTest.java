package bluegreen.embedded.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.wire.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What is said of the SDK's classes is said of classes and members that it has. */
class ApiModelTest {
  @ParameterizedTest
  @MethodSource("required")
  void required_members_exist(String key) throws ClassNotFoundException {
    Class<?> structure = sdkClass(key);

    List<String> members =
        Member.of(Samples.builder(structure)).stream().map(Member::name).toList();

    assertThat(ApiModel.required(structure)).isNotEmpty().isSubsetOf(members);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errors_exist_and_have_a_status(String key) throws ClassNotFoundException {
    Class<?> exception = sdkClass(key);

    assertThat(exception).isAssignableTo(AwsServiceException.class);
    assertThat(ApiModel.error(exception).getFirst()).matches("[45]\\d\\d");
  }

  static Stream<String> required() throws IOException {
    return keys("required.properties");
  }

  static Stream<String> errors() throws IOException {
    return keys("errors.properties");
  }

  private static Stream<String> keys(String resource) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = ApiModel.class.getResourceAsStream(resource)) {
      properties.load(Objects.requireNonNull(in));
    }
    return properties.stringPropertyNames().stream().sorted();
  }

  private static Class<?> sdkClass(String key) throws ClassNotFoundException {
    return Class.forName("software.amazon.awssdk.services." + key.replace(".", ".model."));
  }
}
