package bluegreen.embedded.wire.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import bluegreen.embedded.wire.codec.Errors;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decodes {@code a=1&b=2} in query strings and bodies. */
final class Form {
  private Form() {}

  static Map<String, List<String>> parse(String encoded) {
    Map<String, List<String>> form = new HashMap<>();
    for (String pair : encoded.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String value = parts.length == 2 ? decode(parts[1]) : "";
      form.computeIfAbsent(decode(parts[0]), name -> new ArrayList<>()).add(value);
    }
    return form;
  }

  /** Decodes {@code %20} and {@code +}, which is a space in forms. */
  static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, UTF_8);
    } catch (IllegalArgumentException e) {
      throw Errors.serialization(encoded, "URL-encoded");
    }
  }
}
