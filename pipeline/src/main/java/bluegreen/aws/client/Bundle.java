package bluegreen.aws.client;

import bluegreen.ports.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of certificates in PEM form, parsed once, when they are needed. */
final class Bundle {
  /** Ends the first line of a certificate, also if that says X509 or TRUSTED. */
  private static final String MARK = "CERTIFICATE-----";

  private final Path file;
  private @Nullable List<Certificate> parsed;

  private Bundle(Path file) {
    this.file = file;
  }

  /**
   * A bundle.
   *
   * @throws RefusedException if the file can't be read, or has no certificates
   */
  static Bundle of(String name) {
    try {
      Path file = Path.of(name);
      if (!Files.readString(file, StandardCharsets.ISO_8859_1).contains(MARK)) {
        throw unreadable(name, "it has no certificate");
      }
      return new Bundle(file);
    } catch (IOException | InvalidPathException e) {
      throw unreadable(name, String.valueOf(e.getMessage()));
    }
  }

  /**
   * What it holds.
   *
   * @throws CertificateException if it can't be parsed; without a cause, which would be told alone
   */
  synchronized List<Certificate> certificates() throws CertificateException {
    if (parsed == null) {
      try (InputStream in = Files.newInputStream(file)) {
        parsed = List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
      } catch (IOException | CertificateException e) {
        throw new CertificateException(
            "the certificate authorities in " + file + " can't be read: " + e.getMessage());
      }
    }
    return parsed;
  }

  private static RefusedException unreadable(String name, String why) {
    return new RefusedException(
        "The certificate authorities in " + name + " can't be read: " + why + ".",
        "Name a file of certificates in PEM form in AWS_CA_BUNDLE, or in ca_bundle of the"
            + " profile.");
  }
}
