package bluegreen.embedded.runtime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;

/** The log of one execution environment, with the group and stream names that Lambda uses. */
record LogStream(String group, String name, Consumer<LogLine> sink) implements Consumer<String> {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

  static LogStream of(FunctionConfiguration version, String id, Consumer<LogLine> sink) {
    String group =
        Optional.ofNullable(version.loggingConfig())
            .map(LoggingConfig::logGroup)
            .orElse("/aws/lambda/" + version.functionName());
    String day = LocalDate.now(ZoneOffset.UTC).format(DAY);
    String name = day + "/[" + version.version() + "]" + id.replace("-", "");
    return new LogStream(group, name, sink);
  }

  @Override
  public void accept(String line) {
    sink.accept(new LogLine(Instant.now(), group, name, line));
  }
}
