package bluegreen.report;

import bluegreen.ports.VersionNumber;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * What {@code --json} prints. Version numbers are text, as Lambda has them. It is ASCII, so that
 * neither the locale spoils it nor a terminal acts on it.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .addModule(
              new SimpleModule().addSerializer(VersionNumber.class, ToStringSerializer.instance))
          .build();

  private Json() {}

  static String write(Object value) {
    // GitHub's runner would take it for a command. It can only be inside of a string.
    return MAPPER.writeValueAsString(value).replace("##[", "#\\u0023[");
  }
}
