package lotto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a load balancer's event that the function uses, without nulls.
 *
 * @param games the decoded values of the query parameter {@code games}
 * @param multiValue whether the load balancer sends and expects lists of header values
 */
record Request(String method, String path, List<String> games, Accept accept, boolean multiValue) {

  Request {
    games = List.copyOf(games);
  }

  static Request of(@Nullable ApplicationLoadBalancerRequestEvent event) {
    if (event == null) {
      return of(new ApplicationLoadBalancerRequestEvent());
    }
    return new Request(
        Objects.requireNonNullElse(event.getHttpMethod(), ""),
        Objects.requireNonNullElse(event.getPath(), ""),
        games(event),
        accept(event),
        event.getMultiValueHeaders() != null);
  }

  private static List<String> games(ApplicationLoadBalancerRequestEvent event) {
    List<String> games =
        values(
            event.getMultiValueQueryStringParameters(),
            event.getQueryStringParameters(),
            name -> decoded(name).equals("games"));
    games.replaceAll(Request::decoded);
    return games;
  }

  private static Accept accept(ApplicationLoadBalancerRequestEvent event) {
    return Accept.of(
        values(event.getMultiValueHeaders(), event.getHeaders(), "accept"::equalsIgnoreCase));
  }

  /** All values whose name is wanted, from {@code lists} if the load balancer sends lists. */
  private static List<String> values(
      @Nullable Map<String, List<String>> lists,
      @Nullable Map<String, String> singles,
      Predicate<String> wanted) {
    List<String> values = new ArrayList<>();
    if (lists != null) {
      for (var entry : lists.entrySet()) {
        if (entry.getKey() != null && entry.getValue() != null && wanted.test(entry.getKey())) {
          values.addAll(entry.getValue());
        }
      }
    } else if (singles != null) {
      for (var entry : singles.entrySet()) {
        if (entry.getKey() != null && wanted.test(entry.getKey())) {
          values.add(entry.getValue());
        }
      }
    }
    values.removeIf(Objects::isNull);
    return values;
  }

  /** The load balancer doesn't decode query parameters. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
