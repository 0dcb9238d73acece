package bluegreen.rehearsal.model;

import java.util.List;
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

  /** The page of at most {@code wanted} items, or {@code size} if nothing is wanted. */
  public static <T> Page<T> of(
      List<T> all, @Nullable String marker, @Nullable Integer wanted, int size) {
    int from = marker == null ? 0 : Math.min(Integer.parseInt(marker), all.size());
    int to = Math.min(from + Math.min(wanted == null ? size : wanted, size), all.size());
    return new Page<>(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
  }
}
