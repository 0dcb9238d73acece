package bluegreen.world;

import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The access key that an embedded AWS answers to. */
public final class Credentials {
  private Credentials() {}

  /** The key of the environment variables that an embedded AWS prints. */
  public static AwsCredentialsProvider of(Map<String, String> environment) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(
            Objects.requireNonNull(environment.get("AWS_ACCESS_KEY_ID")),
            Objects.requireNonNull(environment.get("AWS_SECRET_ACCESS_KEY"))));
  }
}
