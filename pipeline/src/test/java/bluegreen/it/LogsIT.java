package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.model.Readings;
import bluegreen.embedded.model.Readings.Delivery;
import bluegreen.embedded.runtime.LocalEnvironments;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import bluegreen.rehearsal.Bundle;
import bluegreen.rehearsal.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The logs of a function that runs as a process, read by the AWS CLI. */
@Needs(Need.AWS_CLI)
@Timeout(120)
class LogsIT {
  private static final String GROUP = "/aws/lambda/lotto";

  private final EmbeddedAws aws =
      Stage.boot(
          AwsSettings.of(new LocalEnvironments())
              .withReadings(Readings.LIKELY.with(Delivery.PROMPT)),
          Bundle.lotto(Program.HERE.resolveSibling(".")));
  @TempDir private Path folder;

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void an_invocation_leaves_text_from_start_to_report_in_the_stream_of_its_version()
      throws Exception {
    invoke("live");

    List<JsonNode> events = filter("--log-stream-name-prefix", "2");

    assertThat(messages(events))
        .first()
        .asString()
        .matches("START RequestId: [0-9a-f-]{36} Version: 1");
    assertThat(messages(events)).last().asString().contains("REPORT RequestId: ", "Init Duration");
    assertThat(events.getFirst().path("logStreamName").asString())
        .matches("\\d{4}/\\d\\d/\\d\\d/\\[1][0-9a-f]{32}");
    assertThat(filter("--filter-pattern", "REPORT")).hasSize(1);
  }

  @Test
  void a_function_that_logs_json_leaves_records() throws Exception {
    cli(
        "lambda update-function-configuration --function-name lotto"
            + " --logging-config LogFormat=JSON,LogGroup=ours");
    cli("lambda wait function-updated-v2 --function-name lotto");
    invoke("$LATEST");

    String report =
        cli(
                "logs filter-log-events --log-group-name ours --output json --filter-pattern",
                "{ $.type = \"platform.report\" && $.record.status = \"success\" }")
            .strip();

    JsonNode event = json(report).path("events").path(0);
    assertThat(event.path("logStreamName").asString())
        .matches("\\d{4}/\\d\\d/\\d\\d/lotto\\[\\$LATEST][0-9a-f]{32}");
    JsonNode metrics = json(event.path("message").asString()).path("record").path("metrics");
    assertThat(metrics.path("durationMs").doubleValue()).isPositive();
    assertThat(metrics.path("initDurationMs").doubleValue()).isPositive();
    assertThat(metrics.path("memorySizeMB").intValue()).isPositive();
  }

  @Test
  void groups_streams_events_filters_and_tags_are_there_for_the_cli() throws Exception {
    cli("logs create-log-group --log-group-name app --tags team=a");
    cli("logs put-retention-policy --log-group-name app --retention-in-days 7");
    cli("logs create-log-stream --log-group-name app --log-stream-name s");
    cli(
        "logs put-log-events --log-group-name app --log-stream-name s --log-events timestamp="
            + aws.now().toEpochMilli()
            + ",message=hello");
    cli(
        "logs put-metric-filter --log-group-name app --filter-name f --filter-pattern ERROR"
            + " --metric-transformations"
            + " metricName=m,metricNamespace=n,metricValue=1,defaultValue=0");

    assertThat(cli("logs get-log-events --log-group-name app --log-stream-name s"))
        .contains("hello", "nextForwardToken");
    assertThat(cli("logs describe-log-groups")).contains("\"retentionInDays\": 7");
    assertThat(cli("logs describe-log-streams --log-group-name app")).contains("log-stream:s");
    assertThat(cli("logs describe-metric-filters --log-group-name app")).contains("\"f\"");
    assertThat(
            cli(
                "logs list-tags-for-resource --resource-arn"
                    + " arn:aws:logs:eu-central-1:123456789012:log-group:app"))
        .contains("\"team\": \"a\"");
    assertThat(cli("logs delete-log-group --log-group-name none"))
        .contains("(ResourceNotFoundException)", "The specified log group does not exist.");
    assertThat(cli("logs describe-log-groups --log-group-name-prefix", "a b"))
        .contains("(InvalidParameterException)", "1 validation error detected");
  }

  private void invoke(String qualifier) throws Exception {
    cli(
        "lambda invoke --function-name lotto --payload {} --qualifier",
        qualifier,
        folder.resolve("answer").toString());
  }

  private List<JsonNode> filter(String option, String value) throws Exception {
    String found =
        cli("logs filter-log-events --output json --log-group-name " + GROUP, option, value);
    return json(found).path("events").valueStream().toList();
  }

  private static List<String> messages(List<JsonNode> events) {
    return events.stream().map(event -> event.path("message").asString()).toList();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  /** Runs the CLI with these words, and then with whole arguments. */
  private String cli(String words, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(Stream.concat(Stream.of("aws"), Stream.of(words.split(" ", -1))).toList());
    command.addAll(List.of(more));
    Program.Ended ended = Program.run(aws.environment(), command);
    return ended.out() + ended.err();
  }
}
