package bluegreen.embedded.wire.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** Facts from the services' API models that the SDK's classes don't contain. */
public final class ApiModel {
  private static final String SERVICES = "software.amazon.awssdk.services.";
  private static final Properties REQUIRED = load("required.properties");
  private static final Properties ERRORS = load("errors.properties");

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

  private static List<String> words(Properties properties, Class<?> type) {
    String key = type.getName().replace(SERVICES, "").replace(".model.", ".");
    String words = properties.getProperty(key);
    return words == null ? List.of() : List.of(words.split(" ", -1));
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
