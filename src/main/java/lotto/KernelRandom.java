package lotto;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/**
 * The kernel's random numbers as a {@link SecureRandom}.
 *
 * <p>Java's own has them from the same file, but looks through its security providers first, which
 * takes an eighth of a cold start.
 */
@SuppressWarnings("serial") // an open file can't be written down
final class KernelRandom extends SecureRandomSpi {

  /** A draw takes 24 bytes; each way to the kernel would cost a request half a microsecond. */
  private static final int BUFFER = 256;

  private final DataInputStream source;

  private KernelRandom(DataInputStream source) {
    this.source = source;
  }

  static SecureRandom open() {
    return open("/dev/urandom");
  }

  static SecureRandom open(String file) {
    try {
      var source = new BufferedInputStream(new FileInputStream(file), BUFFER);
      return new SecureRandom(new KernelRandom(new DataInputStream(source)), null) {};
    } catch (IOException e) {
      throw new UncheckedIOException("No random numbers without " + file, e);
    }
  }

  @Override
  protected void engineNextBytes(byte[] bytes) {
    try {
      source.readFully(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("The kernel gives no random numbers", e);
    }
  }

  @Override
  protected byte[] engineGenerateSeed(int size) {
    byte[] seed = new byte[size];
    engineNextBytes(seed);
    return seed;
  }

  /** A seed may only add to what is random, and here nothing is missing. */
  @Override
  protected void engineSetSeed(byte[] seed) {}
}
