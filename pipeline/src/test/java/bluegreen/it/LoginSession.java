package bluegreen.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/** What {@code aws login} leaves: a file with credentials, a refresh token and a key. */
record LoginSession(String arn, String expiresAt) {
  /** A private key of P-256 up to its number, and from there to the public point. RFC 5915. */
  private static final String HEAD = "30770201010420";

  private static final String MIDDLE = "a00a06082a8648ce3d030107a14403420004";

  /** A profile, as {@code aws login} writes it. */
  String profile() {
    return """
    [profile prod]
    login_session = %s
    region = eu-central-1
    """
        .formatted(arn);
  }

  /** Writes the file. */
  void cache(Path home, String key, String secret) throws IOException, GeneralSecurityException {
    Path folder = Files.createDirectories(home.resolve(".aws/login/cache"));
    Files.writeString(
        folder.resolve(sha256(arn) + ".json"),
        """
        {"accessToken": {"accessKeyId": "%s", "secretAccessKey": "%s", "sessionToken": "session",
                         "accountId": "123456789012", "expiresAt": "%s"},
         "tokenType": "aws_sigv4", "refreshToken": "first", "idToken": "identity",
         "clientId": "arn:aws:signin:::devtools/same-device", "dpopKey": "%s"}
        """
            .formatted(key, secret, expiresAt, pem().replace("\n", "\\n")));
  }

  private static String pem() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    ECPublicKey open = (ECPublicKey) pair.getPublic();
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    der.writeBytes(HexFormat.of().parseHex(HEAD));
    der.writeBytes(bytes(((ECPrivateKey) pair.getPrivate()).getS()));
    der.writeBytes(HexFormat.of().parseHex(MIDDLE));
    der.writeBytes(bytes(open.getW().getAffineX()));
    der.writeBytes(bytes(open.getW().getAffineY()));
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der.toByteArray());
    return "-----BEGIN EC PRIVATE KEY-----\n" + base64 + "\n-----END EC PRIVATE KEY-----\n";
  }

  /** A number in 32 bytes. */
  private static byte[] bytes(BigInteger number) {
    return HexFormat.of().parseHex("%064x".formatted(number));
  }

  private static String sha256(String text) throws GeneralSecurityException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }
}
