package bluegreen.aws;

import bluegreen.ports.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/**
 * A company's certificate authorities, named as for the AWS CLI: by {@code AWS_CA_BUNDLE}, or
 * {@code ca_bundle} of the profile. They are trusted beside the JDK's by every connection of this
 * process.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html#general-ca-bundle">
 *     The setting in the SDKs and tools reference guide</a>
 */
final class Authorities {
  private static final String VARIABLE = "AWS_CA_BUNDLE";
  private static final String STORE = "javax.net.ssl.trustStore";

  /** The store is no secret; Java wants a password all the same. */
  private static final String PASSWORD = "certificates";

  private static @Nullable String trusted;

  private Authorities() {}

  /**
   * Trusts what is configured; does nothing if nothing is.
   *
   * @throws RefusedException if the file can't be read, or has no certificates
   */
  static void trust(Map<String, String> environment) {
    Optional.ofNullable(environment.get(VARIABLE))
        .filter(path -> !path.isBlank())
        .or(() -> ofProfile(environment))
        .ifPresent(Authorities::trust);
  }

  /** Without a configuration file nothing is loaded. */
  private static Optional<String> ofProfile(Map<String, String> environment) {
    if (!Files.isReadable(ProfileFileLocation.configurationFilePath())) {
      return Optional.empty();
    }
    String name = environment.getOrDefault("AWS_PROFILE", "default");
    return ProfileFile.defaultProfileFile()
        .profile(name)
        .flatMap(profile -> profile.property("ca_bundle"));
  }

  /** Once: what is trusted then includes it. */
  private static synchronized void trust(String bundle) {
    if (bundle.equals(trusted)) {
      return;
    }
    try {
      List<Certificate> all = new ArrayList<>(read(bundle));
      if (all.isEmpty()) {
        throw unreadable(bundle, "it has no certificate");
      }
      usual().forEach(all::add);
      use(all);
      trusted = bundle;
    } catch (IOException | GeneralSecurityException | InvalidPathException e) {
      throw unreadable(bundle, String.valueOf(e.getMessage()));
    }
  }

  private static RefusedException unreadable(String bundle, String why) {
    return new RefusedException(
        "The certificate authorities in " + bundle + " can't be read: " + why + ".",
        "Name a file of certificates in PEM form in AWS_CA_BUNDLE, or in ca_bundle of the"
            + " profile.");
  }

  private static Collection<? extends Certificate> read(String bundle)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(Path.of(bundle))) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
  }

  /** What the JDK trusts, or what {@code -Djavax.net.ssl.trustStore} says. */
  private static Stream<Certificate> usual() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()));
  }

  /** The JDK's default takes them from a file; the SDK's clients for logins take the default. */
  private static void use(List<Certificate> all) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    for (Certificate certificate : all) {
      store.setCertificateEntry(Integer.toString(store.size()), certificate);
    }
    Path file = Files.createTempFile("bluegreen-authorities", ".jks");
    file.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    System.setProperty(STORE, file.toString());
    System.setProperty(STORE + "Type", "JKS");
    System.setProperty(STORE + "Password", PASSWORD);
  }
}
