package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.it.Program.Ended;
import bluegreen.report.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands that change nothing, against one {@code bluegreen local}. */
@Timeout(120)
class RefusalIT {
  private static LocalAws local;

  @BeforeAll
  static void boot() throws InterruptedException {
    local = LocalAws.boot(1);
  }

  @AfterAll
  static void close() {
    local.close();
  }

  @Test
  void a_release_that_cannot_start_is_refused_with_a_remedy() throws Exception {
    Ended noImage = local.run("release --function lotto --image lotto:none");
    Ended noFunction = local.run("status --function bingo");
    Ended noGroup = local.run("history --function lotto --group bingo");
    Ended noVersion = local.run("smoke --function lotto --version 7");

    assertThat(noImage.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(noImage.out()).contains("Refused: ", "none", "→ ");
    assertThat(noFunction.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(noFunction.out()).contains("There is no function bingo", "→ Check --function");
    assertThat(noGroup.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(noGroup.out()).contains("No Deployment Group found", "→ Check the names");
    assertThat(noVersion.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(noVersion.out()).contains("There is no version 7 of function lotto", "→ Choose");
    assertThat(local.serves()).isEqualTo("version 1");
  }

  @ParameterizedTest
  @CsvSource({
    "status --function bingo, 3, REFUSED",
    "history --function bingo, 3, REFUSED",
    "smoke --function lotto --version 7, 3, REFUSED",
    "smoke --function lotto --version 1 --smoke nowhere, 3, REFUSED",
    "release --function lotto --image lotto:none, 3, REFUSED",
    "release --function lotto --image lotto:first, 0, ALREADY_LIVE",
    "rollback --function lotto --to 1, 0, ALREADY_LIVE",
    "rollback --function lotto --to 7, 3, REFUSED",
    "smoke --function lotto --version 1, 0, PASSED",
    "release --function lotto, 2, USAGE",
    "status --functoin lotto, 2, USAGE"
  })
  void json_is_json_however_a_command_ends(String command, int code, String outcome)
      throws Exception {
    Ended ended = local.run(command + " --json");

    assertThat(ended.code()).as("%s", ended).isEqualTo(code);
    JsonNode document = JsonMapper.shared().readTree(ended.out());
    assertThat(document.path("outcome").asString()).isEqualTo(outcome);
    assertThat(document.path("exitCode").asInt()).isEqualTo(code);
  }

  @Test
  void data_that_can_not_be_written_is_an_error() throws Exception {
    Ended full = shell("status --function lotto --json >/dev/full");
    Ended closed = shell("status --function lotto >&-");
    Ended deed = shell("rollback --function lotto --to 1 >/dev/full");

    assertThat(full.code()).isEqualTo(ExitCode.ERROR);
    assertThat(full.err()).contains("standard output can't be written: No space left on device");
    assertThat(closed.code()).isEqualTo(ExitCode.ERROR);
    assertThat(closed.err()).contains("standard output is closed");
    assertThat(deed.code()).isEqualTo(ExitCode.ERROR);
    assertThat(deed.err()).contains("Already live: version 1", "can't be written");
  }

  private static Ended shell(String arguments) throws InterruptedException {
    return Program.run(
        local.environment(), List.of("sh", "-c", Program.LAUNCHER + " " + arguments));
  }

  @Test
  void a_mistyped_command_line_is_a_usage_error() throws Exception {
    Ended option = local.run("release --function lotto --image lotto:good --overide-alarms");
    Ended missing = local.run("status");
    Ended image = local.run("release --function lotto --image lotto");
    Ended version = local.run("rollback --function lotto --to first");

    assertThat(option.code()).isEqualTo(ExitCode.USAGE);
    assertThat(option.outLines()).isEmpty();
    assertThat(option.err()).contains("--overide-alarms");
    assertThat(missing.code()).isEqualTo(ExitCode.USAGE);
    assertThat(missing.err()).contains("--function");
    assertThat(image.code()).isEqualTo(ExitCode.USAGE);
    assertThat(image.err()).contains("'lotto' is not an image in ECR by tag or digest");
    assertThat(version.code()).isEqualTo(ExitCode.USAGE);
    assertThat(version.err()).contains("'first' is not a whole number from 1");
  }

  @Test
  void what_the_sdk_does_not_find_is_reported_with_the_places_it_looked_in(@TempDir Path home)
      throws Exception {
    Map<String, String> nothing =
        Map.of(
            "AWS_EC2_METADATA_DISABLED", "true",
            "AWS_CONFIG_FILE", home + "/config",
            "AWS_SHARED_CREDENTIALS_FILE", home + "/credentials");
    Map<String, String> region = new TreeMap<>(nothing);
    region.put("AWS_REGION", "eu-central-1");
    region.put("AWS_PROFILE", "staging");
    Map<String, String> endpoint = new TreeMap<>(local.environment());
    endpoint.put("AWS_ENDPOINT_URL", "127.0.0.1:4566");
    Map<String, String> scheme = new TreeMap<>(local.environment());
    scheme.put("AWS_ENDPOINT_URL", "localhost:4566");

    Ended noRegion =
        Program.run(nothing, LocalAws.command("release --function lotto --image lotto:good"));
    Ended noCredentials = Program.run(region, LocalAws.command("status --function lotto"));
    Ended noEndpoint = Program.run(endpoint, LocalAws.command("status --function lotto"));
    Ended noScheme = Program.run(scheme, LocalAws.command("status --function lotto"));

    assertThat(List.of(noRegion.code(), noCredentials.code(), noEndpoint.code(), noScheme.code()))
        .containsOnly(ExitCode.REFUSED);
    assertThat(noRegion.outLines())
        .startsWith("Refused: AWS: the AWS SDK finds no region.")
        .anyMatch(line -> line.startsWith("  → Set AWS_REGION, "))
        .anyMatch(line -> line.startsWith("    AwsProfile: No region provided in profile: "));
    assertThat(noCredentials.outLines())
        .startsWith("Refused: Lambda GetFunction: the AWS SDK finds no credentials.")
        .anyMatch(line -> line.startsWith("  → Set AWS_PROFILE, "))
        .anyMatch(line -> line.startsWith("    Profile: ") && line.contains("'staging'"));
    assertThat(noEndpoint.outLines())
        .containsExactly(
            "Refused: AWS: An invalid URI was configured in environment variable"
                + " AWS_ENDPOINT_URL.",
            "  → Write it as http://host:port, in AWS_ENDPOINT_URL or the profile.");
    assertThat(noScheme.outLines())
        .startsWith("Refused: AWS: the endpoint localhost:4566 is no URL.");
  }

  @Test
  void github_gets_an_annotation_and_a_summary(@TempDir Path folder) throws Exception {
    Path summary = folder.resolve("summary.md");
    Map<String, String> environment = new TreeMap<>(local.environment());
    environment.put("GITHUB_ACTIONS", "true");
    environment.put("GITHUB_STEP_SUMMARY", summary.toString());

    Ended release =
        Program.run(environment, LocalAws.command("release --function lotto --image lotto:none"));

    assertThat(release.err())
        .contains("::error title=Refused%3A There is no image lotto%3Anone in ", "::→ ");
    assertThat(summary).content().startsWith("### ❌ lotto: Refused: ").contains("\n- → ");
  }
}
