package bluegreen.rehearsal.model.cloudwatch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;

/** One page of a CloudWatch list; the token says how many items came before the next page. */
record Page<T>(List<T> items, @Nullable String next) {
  static <T> Page<T> of(List<T> all, @Nullable String token, int size) {
    int from = token == null ? 0 : parse(token, all.size());
    int to = Math.min(all.size(), from + size);
    return new Page<>(
        List.copyOf(all.subList(from, to)), to < all.size() ? Integer.toString(to) : null);
  }

  private static int parse(String token, int most) {
    if (!token.matches("\\d{1,9}") || Integer.parseInt(token) > most) {
      throw InvalidNextTokenException.builder()
          .message("The next token " + token + " is not one of this list.")
          .build();
    }
    return Integer.parseInt(token);
  }
}
