package bluegreen.smoke;

import java.io.StringReader;
import java.util.OptionalInt;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A member of a smoke test is not what the format demands. */
final class MistakeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;
  private static final JsonFactory JSON = new JsonFactory();

  private final transient JsonPointer place;

  MistakeException(JsonPointer place, String what) {
    super(what);
    this.place = place;
  }

  /** In which line of the file the member stands; empty for the whole file. */
  OptionalInt line(String file) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), new StringReader(file))) {
      // The pointer to the whole file is the one that "matches".
      while (json.nextToken() != null) {
        if (!place.matches() && json.streamReadContext().pathAsPointer().equals(place)) {
          return OptionalInt.of(json.currentTokenLocation().getLineNr());
        }
      }
      return OptionalInt.empty();
    }
  }
}
