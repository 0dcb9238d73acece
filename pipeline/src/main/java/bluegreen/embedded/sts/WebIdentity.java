package bluegreen.embedded.sts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a token of an identity provider claims. Providers sign with keys that they publish; here
 * everybody who knows the AWS's secret key may sign as any provider.
 * https://www.rfc-editor.org/rfc/rfc7519
 *
 * @param claims the token's second part
 */
record WebIdentity(JsonNode claims) {
  private static final String HMAC = "HmacSHA256";

  /**
   * Reads a JSON web token that is signed by HS256 with {@code key}.
   *
   * @throws software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException if it isn't
   */
  static WebIdentity verify(String token, String key) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw Errors.invalidToken();
    }
    try {
      byte[] expected = sign(parts[0] + "." + parts[1], key);
      if (!MessageDigest.isEqual(expected, Base64.getUrlDecoder().decode(parts[2]))) {
        throw Errors.unverifiedToken();
      }
      return new WebIdentity(JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1])));
    } catch (IllegalArgumentException | JacksonException e) {
      throw Errors.invalidToken();
    }
  }

  private static byte[] sign(String content, String key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), HMAC));
      return mac.doFinal(content.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Refuses a token that has expired. */
  void requireTime(Instant now) {
    JsonNode expires = claims.path("exp");
    if (!expires.isNumber() || expires.asLong() <= now.getEpochSecond()) {
      throw Errors.expiredToken();
    }
  }

  String subject() {
    return claims.path("sub").asString("");
  }

  String audience() {
    return claims.path("aud").asString("");
  }

  /** The issuer without its scheme, as the ARN of its provider has it. */
  String issuer() {
    return claims.path("iss").asString("").replaceFirst("^https://", "");
  }

  /** IAM's condition keys: the issuer and a claim. */
  Map<String, List<String>> conditions() {
    Map<String, List<String>> conditions = new HashMap<>();
    for (Map.Entry<String, JsonNode> claim : claims.properties()) {
      Optional.of(claim.getValue())
          .filter(JsonNode::isString)
          .ifPresent(
              value -> conditions.put(issuer() + ":" + claim.getKey(), List.of(value.asString())));
    }
    return conditions;
  }
}
