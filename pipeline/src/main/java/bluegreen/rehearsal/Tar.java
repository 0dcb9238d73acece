package bluegreen.rehearsal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A tar archive, as the layers of an image are, with one file that everybody may read. */
final class Tar {
  private static final int BLOCK = 512;
  private static final int CHECKSUM = 148;

  private Tar() {}

  /**
   * POSIX.1-1988 (ustar); the same content is the same bytes.
   *
   * @param path 100 characters at most
   */
  static byte[] of(String path, byte[] content) {
    int end = BLOCK + Math.ceilDiv(content.length, BLOCK) * BLOCK;
    byte[] tar = new byte[end + 2 * BLOCK];
    put(tar, 0, path);
    put(tar, 100, "0000644\0" + "0000000\0" + "0000000\0"); // mode, user, group
    put(tar, 124, "%011o\0".formatted(content.length));
    put(tar, 136, "%011o\0".formatted(0)); // 1970
    put(tar, CHECKSUM, "        0"); // the sum counts itself as blanks; 0 is a file
    put(tar, 257, "ustar\00000");
    int sum = 0;
    for (byte b : Arrays.copyOf(tar, BLOCK)) {
      sum += b;
    }
    put(tar, CHECKSUM, "%06o\0 ".formatted(sum));
    System.arraycopy(content, 0, tar, BLOCK, content.length);
    return tar;
  }

  private static void put(byte[] tar, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, tar, at, bytes.length);
  }
}
