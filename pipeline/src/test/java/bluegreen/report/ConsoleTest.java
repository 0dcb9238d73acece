package bluegreen.report;

import static bluegreen.world.World.v;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Alarm;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Period;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Rollback.Automatic;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Deployment.Target;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Reason;
import bluegreen.ports.Seen;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Traffic;
import bluegreen.report.Console.Form;
import bluegreen.report.Ended.Asked;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConsoleTest {
  private static final Style PLAIN = new Style(false, false, 80);
  private static final Style TERMINAL = new Style(true, false, 80);
  private static final String FROM_THE_LEFT = "\r\u001b[K";
  private static final Style GITHUB = new Style(false, true, 80);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void a_file_gets_plain_lines() {
    Console console = console(PLAIN);

    console.waiting("Waiting");
    console.waiting("Waiting");
    console.done("Published");
    console.smoke("it answers", List.of());
    console.smoke("it counts", List.of("status 500"));
    console.warning("No alarm");

    assertThat(err())
        .isEqualTo(
            """
            … Waiting
            ✓ Published
              ✓ it answers
              ✗ it counts
            ! No alarm
            """);
    assertThat(out()).isEmpty();
  }

  @Test
  void a_terminal_gets_colours_and_one_live_line() {
    Console console = console(TERMINAL);

    console.waiting("one");
    console.waiting("two");
    console.done("Published");

    assertThat(err())
        .isEqualTo(
            live("… one")
                + FROM_THE_LEFT
                + live("… two")
                + FROM_THE_LEFT
                + "\u001b[32m✓ \u001b[0mPublished\n");
  }

  /** Written over the one before, and cut off where the terminal ends. */
  private static String live(String text) {
    return FROM_THE_LEFT + "\u001b[?7l" + text + "\u001b[?7h";
  }

  @Test
  void an_outcome_is_coloured_only_where_standard_output_is_a_terminal() {
    Ended ended = new Ended(new AlreadyLive(v(2)), Asked.RELEASE);

    console(PLAIN, TERMINAL, Form.TEXT).ended(ended);
    console(TERMINAL, PLAIN, Form.TEXT).ended(ended);

    String headline = "Already live: version 2 serves all traffic";
    assertThat(out()).isEqualTo(headline + "\n\u001b[32m" + headline + "\u001b[0m\n");
  }

  @Test
  void data_begins_on_a_line_of_its_own() {
    Console console = console(TERMINAL);

    console.waiting("one");
    console.print("{}");

    assertThat(err()).isEqualTo(live("… one") + FROM_THE_LEFT);
    assertThat(out()).isEqualTo("{}\n");
  }

  @Test
  void how_far_a_shift_came_stays_when_the_story_goes_on() {
    Console console = console(TERMINAL);

    console.shifting(deployment(new Rollback.Of("d-0")), progress(Alarm.State.OK));
    console.waiting("one");

    String shift = "d-1 AllowTraffic InProgress";
    assertThat(err()).isEqualTo(live(shift) + FROM_THE_LEFT + shift + "\n" + live("… one"));
  }

  @Test
  void github_gets_annotations_in_one_line_each() {
    Console console = console(GITHUB);

    console.warning("100 %\nfull\r");
    console.ended(new Ended(rolledBack("a: b, c"), Asked.RELEASE));
    console.ended(new Ended(new AlreadyLive(v(2)), Asked.RELEASE));

    assertThat(err())
        .contains("::warning title=bluegreen::100 %25%0Afull\\x0d\n")
        .contains(
            "::error title=Rolled back%3A version 1 serves all traffic again"
                + "::Why: requested by a: b, c%0ANo longer serving: version 2%0AHTTP 200\n")
        .doesNotContain("Already live");
    assertThat(out())
        .isEqualTo(
            """
            Rolled back: version 1 serves all traffic again
              Why: requested by a: b, c
              No longer serving: version 2
              HTTP 200
            Already live: version 2 serves all traffic
            """);
  }

  @Test
  void the_progress_of_a_shift_is_one_line() {
    console(PLAIN).shifting(deployment(new Automatic()), progress(Alarm.State.ALARM));

    assertThat(err())
        .isEqualTo(
            "█░░░░░░░░░  10 %  ALARM  green 2: 3 errors of 10  blue 1: 0 errors of 90"
                + "  errors ALARM  AllowTraffic InProgress\n");
  }

  @ParameterizedTest
  @CsvSource({
    "80, █ ░░░░░░░░░  10 %  ALARM  green 2: 3 errors of 10  blue 1: 0 errors of 90  error…",
    "70, 10 %  ALARM  green 2: 3 errors of 10  blue 1: 0 errors of 90  errors…",
    "60, 10 %  ALARM  green 2: 3 errors of 10  blue 1: 0 errors of …",
    "40, 10 %  ALARM  green 2: 3 errors of 10  …"
  })
  void a_narrow_terminal_shows_the_alarm_and_greens_errors(int columns, String shown) {
    console(new Style(true, false, columns))
        .shifting(deployment(new Automatic()), progress(Alarm.State.ALARM));

    String line = err().replaceAll("\u001b\\[[?0-9]*[a-zA-Z]", "").strip();
    assertThat(line).isEqualTo(shown.replace("█ ░", "█░"));
    assertThat(line.length()).isLessThanOrEqualTo(columns);
  }

  @Test
  void alarms_that_are_ok_need_no_names() {
    console(PLAIN).shifting(deployment(new Automatic()), progress(Alarm.State.OK));

    assertThat(err()).contains("  alarms OK  ").doesNotContain("ALARM");
  }

  @Test
  void alarms_without_data_are_neither_ok_nor_firing() {
    console(PLAIN).shifting(deployment(new Automatic()), progress(Alarm.State.INSUFFICIENT_DATA));

    assertThat(err()).contains("  alarms unclear  ", "  errors INSUFFICIENT_DATA  ");
  }

  @Test
  void text_of_others_acts_on_no_terminal_and_no_log() {
    String evil = "\u001b[2J\r::error::x\n::stop";
    Console console = console(PLAIN);

    console.done(evil);
    console.waiting(evil);
    console.warning(evil);
    console.smoke(evil, List.of());
    console.line(evil);
    console.print("##[x]" + evil);
    console.ended(new Ended(new Outcome.Rejected(v(2), List.of(evil)), Asked.RELEASE));
    console.ended(new Ended(rolledBack(evil), Asked.RELEASE));

    assertThat(err() + out())
        .doesNotContain("\u001b", "\r", "##[")
        .contains("\\x1b[2J\\x0d")
        .doesNotContainPattern("(?m)^\\s*::");
  }

  @Test
  void json_has_standard_output_to_itself() {
    console(PLAIN, Form.JSON).ended(new Ended(new AlreadyLive(v(2)), Asked.RELEASE));

    assertThat(out())
        .isEqualToIgnoringWhitespace(
            "{\"outcome\":\"ALREADY_LIVE\",\"exitCode\":0,\"version\":\"2\",\"reason\":null,\"before\":null}");
    assertThat(err()).isEqualTo("Already live: version 2 serves all traffic\n");
  }

  @Test
  void a_command_without_an_outcome_ends_in_json_too_if_that_was_asked_for() {
    console(PLAIN, Form.TEXT).failed(ExitCode.ERROR, "no port", "");
    assertThat(out()).isEmpty();

    console(PLAIN, Form.JSON).failed(ExitCode.ERROR, "no port", "");
    assertThat(out())
        .isEqualToIgnoringWhitespace(
            "{\"outcome\":\"ERROR\",\"exitCode\":1,\"why\":\"no port\",\"next\":\"\"}");
  }

  @Test
  void data_is_in_the_form_that_was_asked_for() {
    console(PLAIN, Form.TEXT).data(() -> List.of(1), () -> List.of("one"));
    console(PLAIN, Form.JSON).data(() -> List.of(1), () -> List.of("one"));

    assertThat(out()).isEqualTo("one\n[ 1 ]\n");
  }

  @Test
  void an_outcome_that_standard_output_lost_is_on_standard_error() {
    PrintStream lost = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    lost.close();

    new Console(
            new Outlet(lost, PLAIN),
            new Outlet(new PrintStream(err, true, UTF_8), PLAIN),
            Form.TEXT)
        .ended(new Ended(new AlreadyLive(v(2)), Asked.RELEASE));

    assertThat(err()).isEqualTo("Already live: version 2 serves all traffic\n");
  }

  @Test
  void a_rollback_that_was_asked_for_is_no_error() {
    console(GITHUB).ended(new Ended(rolledBack("ada"), Asked.ROLLBACK));

    assertThat(out()).startsWith("Rolled back: version 1 serves all traffic again\n");
    assertThat(err()).isEmpty();
  }

  @Test
  void a_rollback_shows_no_traffic() {
    console(PLAIN).shifting(deployment(new Rollback.Of("d-0")), progress(Alarm.State.ALARM));

    assertThat(err()).isEqualTo("d-1 AllowTraffic InProgress\n");
  }

  @ParameterizedTest
  @MethodSource("ends")
  void a_deployment_that_ended_shows_how(Status status, String text) {
    console(PLAIN).shifting(deployment(status, new Automatic()), progress(Alarm.State.OK));

    assertThat(err()).endsWith("  " + text + "\n");
  }

  static List<Arguments> ends() {
    return List.of(
        Arguments.of(new Status.Succeeded(), "Succeeded"),
        Arguments.of(new Status.Unsuccessful(new Reason.DeploymentFailed("X", "")), "Failed"),
        Arguments.of(new Status.Unsuccessful(new Reason.DeploymentStopped("")), "Stopped"),
        Arguments.of(
            new Status.Unsuccessful(new Reason.AlarmFired(List.of("errors"), "")), "Stopped"));
  }

  private static Outcome rolledBack(String by) {
    return new RolledBack(
        v(1),
        List.of(v(2)),
        Optional.empty(),
        new Reason.Requested(by),
        new Seen.By(v(1), 200, "HTTP 200"));
  }

  private static Deployment deployment(Rollback rollback) {
    return deployment(new Status.InFlight(), rollback);
  }

  private static Deployment deployment(Status status, Rollback rollback) {
    return new Deployment(
        "d-1",
        status,
        new Target.Ours(new Shift(v(1), v(2))),
        rollback,
        new Period(Instant.EPOCH, Optional.empty()));
  }

  private static ShiftProgress progress(Alarm.State alarm) {
    return new ShiftProgress(
        0.1,
        List.of(
            "BeforeAllowTraffic Succeeded", "AllowTraffic InProgress", "AfterAllowTraffic Pending"),
        List.of(new Alarm("errors", alarm, "", Set.of())),
        List.of(new Traffic(v(1), 90, 0), new Traffic(v(2), 10, 3)));
  }

  private Console console(Style style) {
    return console(style, Form.TEXT);
  }

  private Console console(Style style, Form form) {
    return console(style, style, form);
  }

  private Console console(Style output, Style error, Form form) {
    return new Console(
        new Outlet(new PrintStream(out, true, UTF_8), output),
        new Outlet(new PrintStream(err, true, UTF_8), error),
        form);
  }

  private String out() {
    return out.toString(UTF_8);
  }

  private String err() {
    return err.toString(UTF_8);
  }
}
