package bluegreen.report;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Change.AlarmsPointed;
import bluegreen.ports.Change.CodeUpdated;
import bluegreen.ports.Change.VersionPublished;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Failing;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Overtaken;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason.AlarmFired;
import bluegreen.ports.Reason.BlueFailed;
import bluegreen.ports.Reason.PublicUrlFailed;
import bluegreen.ports.Reason.Requested;
import bluegreen.ports.Refusal;
import bluegreen.ports.Seen;
import bluegreen.ports.Traffic;
import bluegreen.report.Ended.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs are told about every outcome. */
class OutcomeJsonTest {
  private static final Shift SHIFT = new Shift(v(1), v(2));
  private static final Refusal REFUSAL = new Refusal("an alarm fires", "wait");
  private static final String REFUSALS =
      "\"refusals\":[{\"why\":\"an alarm fires\",\"remedy\":\"wait\"}]";

  static List<Arguments> outcomes() {
    return List.of(
        Arguments.of(
            new Released(
                SHIFT,
                "d-1",
                List.of(new Traffic(v(2), 30, 4)),
                new Seen.By(v(2), 200, "HTTP 200")),
            """
            {"outcome":"RELEASED","exitCode":0,"version":"2","former":["1"],"deployment":"d-1",
             "evidence":[{"version":"2","requests":30,"errors":4}],
             "seen":{"kind":"VERSION","version":"2","status":200,"text":"HTTP 200"},
             "verdict":null}
            """),
        Arguments.of(
            new AlreadyLive(v(2)),
            """
            {"outcome":"ALREADY_LIVE","exitCode":0,"version":"2","reason":null,"before":null}
            """),
        Arguments.of(
            new AlreadyLive(v(2), Optional.of(new Requested("ada: slow")), Optional.of(v(1))),
            """
            {"outcome":"ALREADY_LIVE","exitCode":0,"version":"2",
             "reason":{"kind":"REQUESTED","by":"ada: slow"},"before":"1"}
            """),
        Arguments.of(
            new Failing(v(2), new Seen.Misnamed("HTTP 200 from version $LATEST")),
            """
            {"outcome":"FAILING","exitCode":7,"version":"2",
             "seen":{"kind":"MISNAMED","text":"HTTP 200 from version $LATEST"}}
            """),
        Arguments.of(
            new Overtaken(v(1), new Requested("ada: slow"), List.of(new CodeUpdated())),
            """
            {"outcome":"OVERTAKEN","exitCode":5,"version":"1",
             "reason":{"kind":"REQUESTED","by":"ada: slow"},"changes":[{"kind":"CODE_UPDATED"}]}
            """),
        Arguments.of(
            new RolledBack(
                v(1),
                List.of(v(2)),
                Optional.of("d-1"),
                new BlueFailed(
                    List.of("errors"), new Traffic(v(1), 250, 240), new Traffic(v(2), 20, 0)),
                new Seen.Unreachable("no route")),
            """
            {"outcome":"ROLLED_BACK","exitCode":5,"version":"1","former":["2"],"deployment":"d-1",
             "reason":{"kind":"BLUE_FAILED","alarms":["errors"],
                       "blue":{"version":"1","requests":250,"errors":240},
                       "green":{"version":"2","requests":20,"errors":0}},
             "seen":{"kind":"UNREACHABLE","text":"no route"}}
            """),
        Arguments.of(
            new RolledBack(
                v(1),
                List.of(v(2)),
                Optional.of("d-1"),
                new PublicUrlFailed("HTTP 502"),
                new Seen.By(v(1), 200, "HTTP 200")),
            """
            {"outcome":"ROLLED_BACK","exitCode":5,"version":"1","former":["2"],"deployment":"d-1",
             "reason":{"kind":"PUBLIC_URL_FAILED","text":"HTTP 502"},
             "seen":{"kind":"VERSION","version":"1","status":200,"text":"HTTP 200"}}
            """),
        Arguments.of(
            new RolledBack(
                v(1),
                List.of(v(2), v(3)),
                Optional.of("d-1"),
                new AlarmFired(List.of("errors"), "said CodeDeploy"),
                new Seen.Unnamed(502, "HTTP 502")),
            """
            {"outcome":"ROLLED_BACK","exitCode":5,"version":"1","former":["2","3"],
             "deployment":"d-1",
             "reason":{"kind":"ALARM","alarms":["errors"],"text":"said CodeDeploy"},
             "seen":{"kind":"UNNAMED","status":502,"text":"HTTP 502"}}
            """),
        Arguments.of(
            new RolledBack(
                v(1),
                List.of(v(2)),
                Optional.empty(),
                new Requested("a"),
                new Seen.NotLooked("No URL is known")),
            """
            {"outcome":"ROLLED_BACK","exitCode":5,"version":"1","former":["2"],"deployment":null,
             "reason":{"kind":"REQUESTED","by":"a"},"seen":{"kind":"NOT_LOOKED","text":"No URL is known"}}
            """),
        Arguments.of(
            new Refused(List.of(REFUSAL)),
            "{\"outcome\":\"REFUSED\",\"exitCode\":3," + REFUSALS + "}"),
        Arguments.of(
            new NotReleased(
                List.of(REFUSAL),
                List.of(new CodeUpdated(), new VersionPublished(v(2)), new AlarmsPointed(v(3)))),
            "{\"outcome\":\"NOT_RELEASED\",\"exitCode\":3,"
                + REFUSALS
                + """
                ,"changes":[{"kind":"CODE_UPDATED"},{"kind":"VERSION_PUBLISHED","version":"2"},
                            {"kind":"ALARMS_POINTED","version":"3"}]}
                """),
        Arguments.of(
            new Rejected(v(2), List.of("health: status 500")),
            """
            {"outcome":"REJECTED","exitCode":4,"version":"2","failures":["health: status 500"]}
            """),
        Arguments.of(
            new Undecided("no answer", "again"),
            """
            {"outcome":"UNDECIDED","exitCode":6,"why":"no answer","next":"again"}
            """),
        Arguments.of(
            new Interrupted(Optional.of("d-1"), List.of(), "rejoin"),
            """
            {"outcome":"INTERRUPTED","exitCode":130,"deployment":"d-1","changes":[],"next":"rejoin"}
            """),
        Arguments.of(
            new Interrupted(Optional.empty(), List.of(new CodeUpdated()), "untouched"),
            """
            {"outcome":"INTERRUPTED","exitCode":130,"deployment":null,
             "changes":[{"kind":"CODE_UPDATED"}],"next":"untouched"}
            """));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void each_is_one_document(Outcome outcome, String document) {
    assertThat(written(new Ended(outcome, Asked.RELEASE))).isEqualTo(read(document));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void its_kind_is_the_name_of_the_outcome(Outcome outcome) {
    String name = outcome.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");

    assertThat(written(new Ended(outcome, Asked.LOOK)).path("outcome").stringValue())
        .isEqualToIgnoringCase(name);
  }

  @Test
  void the_kind_and_the_exit_code_come_first() {
    Ended ended = new Ended(new AlreadyLive(v(2)), Asked.ROLLBACK);

    assertThat(new ArrayList<>(OutcomeJson.of(ended).keySet())).startsWith("outcome", "exitCode");
  }

  @Test
  void a_command_without_an_outcome_has_a_document_too() {
    assertThat(read(Json.write(OutcomeJson.failure(ExitCode.USAGE, "w", "n"))))
        .isEqualTo(read("{\"outcome\":\"USAGE\",\"exitCode\":2,\"why\":\"w\",\"next\":\"n\"}"));
    assertThat(read(Json.write(OutcomeJson.failure(ExitCode.ERROR, "w", "n"))))
        .isEqualTo(read("{\"outcome\":\"ERROR\",\"exitCode\":1,\"why\":\"w\",\"next\":\"n\"}"));
  }

  @Test
  void it_is_ascii_and_no_command_to_githubs_runner() {
    String text = "ü \u001b[2J \u202e ##[add-mask]x";

    String json = Json.write(List.of(text));

    assertThat(json).matches("\\p{ASCII}*").doesNotContain("\u001b", "##[");
    assertThat(read(json).get(0).stringValue()).isEqualTo(text);
  }

  private static JsonNode written(Ended ended) {
    return read(Json.write(OutcomeJson.of(ended)));
  }

  private static JsonNode read(String json) {
    return JsonMapper.shared().readTree(json);
  }
}
