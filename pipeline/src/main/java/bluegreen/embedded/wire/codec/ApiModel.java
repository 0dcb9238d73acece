package bluegreen.embedded.wire.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Facts from the services' API models that the SDK's classes don't contain. */
public final class ApiModel {
  private static final String SERVICES = "software.amazon.awssdk.services.";
  private static final Properties REQUIRED = load("required.properties");
  private static final Properties ERRORS = load("errors.properties");
  private static final Map<String, Constraint> CONSTRAINTS = constraints();

  private ApiModel() {}

  /** The names of a structure's required members. */
  public static List<String> required(Class<?> structure) {
    return words(REQUIRED, structure);
  }

  /**
   * An error's HTTP status, then its name and its Query code if they differ from the name of the
   * class.
   */
  public static List<String> error(Class<?> exception) {
    return words(ERRORS, exception);
  }

  /**
   * What a member's value must satisfy.
   *
   * @param member its name, with {@code []} for the elements of a list, {@code {key}} for the keys
   *     and {@code {}} for the values of a map
   */
  static Constraint constraint(Class<?> structure, String member) {
    return CONSTRAINTS.getOrDefault(name(structure) + "." + member, Constraint.NONE);
  }

  /** A class as the data names it: with its service, such as {@code ecr.PutImageRequest}. */
  static String name(Class<?> type) {
    return type.getName().replace(SERVICES, "").replace(".model.", ".");
  }

  private static List<String> words(Properties properties, Class<?> type) {
    String words = properties.getProperty(name(type));
    return words == null ? List.of() : List.of(words.split(" ", -1));
  }

  private static Map<String, Constraint> constraints() {
    try (InputStream in = ApiModel.class.getResourceAsStream("constraints.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .collect(toUnmodifiableMap(line -> line[0], line -> Constraint.parse(line[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties load(String resource) {
    try (InputStream in = ApiModel.class.getResourceAsStream(resource)) {
      Properties properties = new Properties();
      properties.load(Objects.requireNonNull(in, resource));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
