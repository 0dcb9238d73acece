package bluegreen.aws.client;

import bluegreen.ports.RefusedException;
import java.nio.file.Files;
import java.security.Provider;
import java.security.Security;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/**
 * A company's certificate authorities, named as for the AWS CLI: by {@code AWS_CA_BUNDLE}, or
 * {@code ca_bundle} of the profile. They are trusted beside the JDK's by every connection of this
 * process, those that the SDK makes for a login included: hence a security provider, which is asked
 * for the trust managers of all of them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html#general-ca-bundle">
 *     The setting in the SDKs and tools reference guide</a>
 */
final class Authorities extends Provider {
  private static final long serialVersionUID = 1;

  private static final String NAME = "bluegreen-authorities";
  private static final String VARIABLE = "AWS_CA_BUNDLE";

  private Authorities(Bundle bundle) {
    super(NAME, "1", "Trusts a company's certificate authorities, too");
    putService(
        new Service(
            this,
            TrustManagerFactory.class.getSimpleName(),
            TrustManagerFactory.getDefaultAlgorithm(),
            BundleTrust.Factory.class.getName(),
            null,
            null) {
          @Override
          public Object newInstance(Object parameter) {
            return new BundleTrust.Factory(bundle);
          }
        });
  }

  /**
   * Trusts what is configured; does nothing if nothing is. The certificates are parsed when the
   * first connection needs them.
   *
   * @throws RefusedException if the file can't be read, or has no certificates
   */
  static void trust(Map<String, String> environment) {
    Optional.ofNullable(environment.get(VARIABLE))
        .filter(path -> !path.isBlank())
        .or(() -> ofProfile(environment))
        .map(Bundle::of)
        // Once: the environment of a process stays, and a provider of this name is not added again.
        .ifPresent(bundle -> Security.insertProviderAt(new Authorities(bundle), 1));
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
}
