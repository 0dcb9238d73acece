package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.rules.DeploymentErrors;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.AppSpecContent;
import software.amazon.awssdk.services.codedeploy.model.RawString;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import software.amazon.awssdk.services.codedeploy.model.S3Location;

/** Where the AppSpec file of a Lambda deployment is. */
sealed interface Revision {
  /** What tells it from the other revisions of its application. */
  String key();

  /** The revision with all that is known of it. */
  RevisionLocation location();

  /** The revision as deployments and lists show it: without content. */
  RevisionLocation shown();

  /** Reads a revision of a request. */
  static Revision of(@Nullable RevisionLocation revision) {
    if (revision == null) {
      throw DeploymentErrors.revisionRequired();
    }
    RevisionLocationType type = revision.revisionType();
    if (type == RevisionLocationType.APP_SPEC_CONTENT && revision.appSpecContent() != null) {
      AppSpecContent given = revision.appSpecContent();
      return inline(type, given.content(), given.sha256());
    }
    if (type == RevisionLocationType.STRING && revision.string() != null) {
      return inline(type, revision.string().content(), revision.string().sha256());
    }
    if (type == RevisionLocationType.S3 && revision.s3Location() != null) {
      S3Location s3 = revision.s3Location();
      if (s3.bucket() == null || s3.key() == null) {
        throw DeploymentErrors.invalidRevision("An S3 location needs a bucket and a key.");
      }
      return new Bundle(s3);
    }
    throw DeploymentErrors.invalidRevision(
        "A revision for Lambda is of the type AppSpecContent, String or S3, and has the member of"
            + " that name.");
  }

  private static Inline inline(
      RevisionLocationType type, @Nullable String content, @Nullable String sha256) {
    if (content == null) {
      if (sha256 == null) {
        throw DeploymentErrors.invalidRevision(
            "The revision needs an AppSpec content or its sha256.");
      }
      return new Inline(type, null, sha256.toLowerCase(Locale.ROOT));
    }
    String actual = sha256(content);
    if (sha256 != null && !sha256.equalsIgnoreCase(actual)) {
      throw DeploymentErrors.invalidRevision(
          "The sha256 of the AppSpec content is " + actual + ", not " + sha256);
    }
    return new Inline(type, content, actual);
  }

  /**
   * An AppSpec file in the request itself.
   *
   * @param type {@code AppSpecContent}, or {@code String}, which AWS has deprecated
   * @param content null if only its sha256 was given
   */
  record Inline(RevisionLocationType type, @Nullable String content, String sha256)
      implements Revision {
    @Override
    public String key() {
      return type + " " + sha256;
    }

    @Override
    public RevisionLocation location() {
      RevisionLocation.Builder location = RevisionLocation.builder().revisionType(type);
      return type == RevisionLocationType.STRING
          ? location.string(RawString.builder().content(content).sha256(sha256).build()).build()
          : location
              .appSpecContent(AppSpecContent.builder().content(content).sha256(sha256).build())
              .build();
    }

    @Override
    public RevisionLocation shown() {
      return new Inline(type, null, sha256).location();
    }
  }

  /** An AppSpec file in a bucket. */
  record Bundle(S3Location s3) implements Revision {
    @Override
    public String key() {
      return "S3 " + s3;
    }

    @Override
    public RevisionLocation location() {
      return RevisionLocation.builder()
          .revisionType(RevisionLocationType.S3)
          .s3Location(s3)
          .build();
    }

    @Override
    public RevisionLocation shown() {
      return location();
    }
  }

  private static String sha256(String content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
