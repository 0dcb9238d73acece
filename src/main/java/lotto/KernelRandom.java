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
 * <p>Java's own {@code SecureRandom} reads the same file, but searches its security providers
 * first, which takes an eighth of a cold start.
 */
@SuppressWarnings("serial") // an open file can't be serialized
final class KernelRandom extends SecureRandomSpi {

  /** A draw takes 24 bytes; each system call adds half a microsecond to a request. */
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
      throw new UncheckedIOException("Can't open the random source " + file, e);
    }
  }

  @Override
  protected void engineNextBytes(byte[] bytes) {
    try {
      source.readFully(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read the random source", e);
    }
  }

  @Override
  protected byte[] engineGenerateSeed(int size) {
    byte[] seed = new byte[size];
    engineNextBytes(seed);
    return seed;
  }

  /** Ignores the seed: the kernel's numbers are random without it. */
  @Override
  protected void engineSetSeed(byte[] seed) {}
}
