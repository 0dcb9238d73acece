package bluegreen.aws.client;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's judgement of certificates, with the authorities of a bundle beside its own. They are
 * parsed when the first certificate is to be judged: a command that talks plain HTTP to an embedded
 * AWS does without, and that is a third of its time.
 */
final class BundleTrust extends X509ExtendedTrustManager {
  private final Bundle bundle;
  private final TrustManagerFactory usual;
  private @Nullable X509ExtendedTrustManager merged;

  private BundleTrust(Bundle bundle, TrustManagerFactory usual) {
    this.bundle = bundle;
    this.usual = usual;
  }

  /** Of the trust managers of all connections. */
  static final class Factory extends TrustManagerFactorySpi {
    private final Bundle bundle;
    private final TrustManagerFactory usual;

    Factory(Bundle bundle) {
      this.bundle = bundle;
      this.usual = BundleTrust.jdks();
    }

    @Override
    protected void engineInit(@Nullable KeyStore store) throws KeyStoreException {
      usual.init(store);
    }

    @Override
    protected void engineInit(ManagerFactoryParameters parameters)
        throws InvalidAlgorithmParameterException {
      usual.init(parameters);
    }

    @Override
    protected TrustManager[] engineGetTrustManagers() {
      return new TrustManager[] {new BundleTrust(bundle, usual)};
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    merged().checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    merged().checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    merged().checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    merged().checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    merged().checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    merged().checkClientTrusted(chain, type);
  }

  /** The JDK's alone: a server names them to its clients, and this process is none. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return x509(usual).getAcceptedIssuers();
  }

  private synchronized X509ExtendedTrustManager merged() throws CertificateException {
    if (merged == null) {
      merged = merge();
    }
    return merged;
  }

  private X509ExtendedTrustManager merge() throws CertificateException {
    List<Certificate> all = new ArrayList<>(List.of(x509(usual).getAcceptedIssuers()));
    all.addAll(bundle.certificates());
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate : all) {
        store.setCertificateEntry(Integer.toString(store.size()), certificate);
      }
      TrustManagerFactory factory = jdks();
      factory.init(store);
      return x509(factory);
    } catch (IOException | GeneralSecurityException e) {
      throw new CertificateException("the trusted certificates can't be merged", e);
    }
  }

  private static X509ExtendedTrustManager x509(TrustManagerFactory factory) {
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** By the name of its provider: the first provider is ours. */
  private static TrustManagerFactory jdks() {
    try {
      return TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm(), "SunJSSE");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK has no trust managers", e);
    }
  }
}
