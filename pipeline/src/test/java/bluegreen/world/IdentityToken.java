package bluegreen.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of identity providers, as the embedded AWS's STS takes them. */
public final class IdentityToken {
  private static final String HMAC = "HmacSHA256";
  private static final long YEAR_2100 = 4_102_444_800L;

  private IdentityToken() {}

  /** A token of GitHub's for {@code subject} that doesn't expire. */
  public static String ofGitHub(String subject, String key) {
    return signed(
        Map.of(
            "iss",
            "https://token.actions.githubusercontent.com",
            "aud",
            "sts.amazonaws.com",
            "sub",
            subject,
            "exp",
            YEAR_2100),
        key);
  }

  /** A token with these claims. */
  public static String signed(Map<String, Object> claims, String key) {
    String content =
        encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8))
            + "."
            + encode(JsonMapper.shared().writeValueAsBytes(claims));
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), HMAC));
      return content + "." + encode(mac.doFinal(content.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
