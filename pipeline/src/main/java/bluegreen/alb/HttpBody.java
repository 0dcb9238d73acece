package bluegreen.alb;

import java.nio.charset.StandardCharsets;

/** The content of a request or of an answer. */
public final class HttpBody {
  public static final HttpBody EMPTY = new HttpBody(new byte[0]);

  private final byte[] bytes;

  private HttpBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes {@code bytes} without copying them. */
  public static HttpBody of(byte[] bytes) {
    return new HttpBody(bytes);
  }

  public static HttpBody of(String text) {
    return new HttpBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes themselves, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** The bytes read as UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
