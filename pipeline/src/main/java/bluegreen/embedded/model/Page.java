package bluegreen.embedded.model;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the token for the next page, null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * The page that starts at {@code token} and has at most {@code wanted} items, or {@code most} if
   * {@code wanted} is null.
   *
   * @param invalid makes the service's own error for an invalid token or number of items
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
