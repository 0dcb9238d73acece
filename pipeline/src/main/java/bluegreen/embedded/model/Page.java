package bluegreen.embedded.model;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and where the next one starts.
 *
 * @param next what the caller sends to go on, null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * A page that starts at {@code token} and has at most {@code wanted} items, {@code most} if null.
   *
   * @param invalid the service's own error for a token or a number that is none
   */
  public static <T> Page<T> of(
      List<T> all,
      @Nullable String token,
      @Nullable Integer wanted,
      int most,
      Function<String, ? extends RuntimeException> invalid) {
    if (wanted != null && wanted < 1) {
      throw invalid.apply("A page has at least one item, not " + wanted + ".");
    }
    if (token != null && (!token.matches("\\d{1,9}") || Integer.parseInt(token) > all.size())) {
      throw invalid.apply("The token " + token + " is not one of this list.");
    }
    int from = token == null ? 0 : Integer.parseInt(token);
    int to = Math.min(from + Math.min(wanted == null ? most : wanted, most), all.size());
    return new Page<>(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
  }
}
