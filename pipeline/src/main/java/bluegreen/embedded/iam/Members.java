package bluegreen.embedded.iam;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequest;

/** The members of a request, by the names that they have on the wire. */
record Members(AwsRequest request) {
  /** The first of these members that is given. */
  Optional<String> text(String... names) {
    return Stream.of(names).flatMap(name -> texts(name).stream()).findFirst();
  }

  /** The values of a member, which may be a list. */
  List<String> texts(String name) {
    return switch (request.getValueForField(name, Object.class).orElse(List.of())) {
      case Collection<?> values -> values.stream().map(String::valueOf).toList();
      case Object value -> List.of(value.toString());
    };
  }

  /** Whether a member is given, and not as an empty collection. */
  boolean has(String name) {
    return request
        .getValueForField(name, Object.class)
        .filter(value -> !(value instanceof Collection<?> values && values.isEmpty()))
        .filter(value -> !(value instanceof java.util.Map<?, ?> values && values.isEmpty()))
        .isPresent();
  }
}
