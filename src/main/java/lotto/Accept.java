package lotto;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The media ranges that a client accepts and their weights (RFC 9110, section 12.5.1). */
record Accept(Map<String, Double> weights) {

  Accept {
    weights = Map.copyOf(weights);
  }

  static Accept of(List<String> headers) {
    Map<String, Double> weights = new HashMap<>();
    for (String header : headers) {
      for (String element : header.split(",", -1)) {
        String[] parts = element.split(";", -1);
        weights.put(parts[0].strip().toLowerCase(Locale.ROOT), weight(parts));
      }
    }
    return new Accept(weights);
  }

  /** Whether HTML has a higher weight than JSON, which is the default. */
  boolean prefersHtml() {
    return weight("text/html", "text/*") > weight("application/json", "application/*");
  }

  private double weight(String type, String family) {
    for (String range : List.of(type, family, "*/*")) {
      if (weights.containsKey(range)) {
        return weights.get(range);
      }
    }
    return 0;
  }

  private static double weight(String[] parts) {
    for (String part : parts) {
      String parameter = part.strip();
      if (parameter.startsWith("q=") || parameter.startsWith("Q=")) {
        return number(parameter.substring(2));
      }
    }
    return 1;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException malformed) {
      return 0;
    }
  }
}
