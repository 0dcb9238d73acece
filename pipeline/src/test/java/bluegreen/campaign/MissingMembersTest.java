package bluegreen.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.campaign.Wire.Call;
import bluegreen.campaign.Wire.Mishap;
import bluegreen.campaign.Wire.Reply;
import bluegreen.ports.Connection;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Outcome;
import bluegreen.ports.RefusedException;
import bluegreen.release.History;
import bluegreen.release.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * AWS may leave out any member of any answer: a command then ends in words, and claims no success
 * that is none.
 */
class MissingMembersTest {
  /** In the answers of CloudWatch, which are XML. */
  private static final Pattern LEAF = Pattern.compile("<(\\w+)>[^<]*</\\1>");

  @ParameterizedTest
  @EnumSource(names = {"GOOD", "ROLLBACK_IDLE", "ROLLBACK_IN_FLIGHT"})
  void a_command_ends_truthfully_without_any_member(Situation situation) throws Exception {
    List<Missing> all = new ArrayList<>();
    members(situation)
        .forEach(
            (operation, members) ->
                members.forEach(member -> all.add(new Missing(operation, member))));

    assertThat(Trials.violations(all, missing -> violations(situation, missing))).isEmpty();
  }

  /** A member that is left out of each answer of an operation. */
  private record Missing(String operation, String member) {}

  private static List<String> violations(Situation situation, Missing missing) {
    List<String> found = new ArrayList<>();
    try (Lab lab = new Lab(Trials.SEED)) {
      situation.prepare(lab);
      lab.wire().injects((_, call) -> without(missing.operation(), missing.member(), call));
      Outcome outcome = situation.act(lab);
      if (situation.achieves(outcome) && !situation.isReached(lab)) {
        found.add(missing + ": " + outcome);
      }
    } catch (RuntimeException | AssertionError e) {
      found.add(missing + ": " + e);
    }
    return found;
  }

  @Test
  void status_and_history_end_in_words_without_any_member() {
    List<String> violations = new ArrayList<>();
    try (Lab lab = new Lab(Trials.SEED)) {
      lab.interruptWhen(() -> !lab.alias().weights().isEmpty());
      lab.release("good");
      Recorder recorder = new Recorder();
      lab.wire().injects((_, _) -> recorder);
      look(lab);
      recorder.members.forEach(
          (operation, members) ->
              members.forEach(
                  member -> {
                    lab.wire().injects((_, call) -> without(operation, member, call));
                    try {
                      look(lab);
                    } catch (RefusedException | LostSightException inWords) {
                      // It says what is missing.
                    } catch (RuntimeException e) {
                      violations.add(operation + " without " + member + ": " + e);
                    }
                  }));
    }

    assertThat(violations).isEmpty();
  }

  private static void look(Lab lab) {
    Connection aws = lab.connect();
    assertThat(Status.of(aws).versions()).isNotNull();
    assertThat(History.of(aws, 10)).isNotNull();
  }

  /** All members of all answers in an undisturbed run. */
  private static Map<String, Set<String>> members(Situation situation) {
    try (Lab lab = new Lab(Trials.SEED)) {
      situation.prepare(lab);
      Recorder recorder = new Recorder();
      lab.wire().injects((_, _) -> recorder);
      situation.act(lab);
      return recorder.members;
    }
  }

  private static Mishap without(String operation, String member, Call call) {
    return call.operation().equals(operation)
        ? (asked, _) -> leaveOut(member, asked.execution().run())
        : Fault.NONE;
  }

  private static Reply leaveOut(String member, Reply reply) {
    String text = new String(reply.body(), UTF_8);
    String less =
        text.startsWith("<")
            ? text.replaceAll("<" + member + ">[^<]*</" + member + ">", "")
            : withoutPath(member, text);
    return new Reply(reply.status(), reply.headers(), less.getBytes(UTF_8));
  }

  private static String withoutPath(String path, String text) {
    JsonNode root = JsonMapper.shared().readTree(text);
    int cut = path.lastIndexOf('/');
    if (root.at(path.substring(0, cut)) instanceof ObjectNode parent) {
      parent.remove(path.substring(cut + 1));
    }
    return root.toString();
  }

  /** Lets everything pass, and notes the members of the answers. */
  private static final class Recorder implements Mishap {
    private final Map<String, Set<String>> members = new LinkedHashMap<>();

    @Override
    public Reply apply(Call call, @Nullable Reply last) throws java.io.IOException {
      Reply reply = call.execution().run();
      Set<String> found = members.computeIfAbsent(call.operation(), _ -> new TreeSet<>());
      String text = new String(reply.body(), UTF_8);
      if (text.startsWith("<")) {
        LEAF.matcher(text).results().map((MatchResult leaf) -> leaf.group(1)).forEach(found::add);
      } else if (text.startsWith("{") && !call.operation().contains("/invocations")) {
        paths("", JsonMapper.shared().readTree(text), found);
      }
      return reply;
    }

    private static void paths(String path, JsonNode node, Set<String> found) {
      for (String name : new LinkedHashSet<>(node.propertyNames())) {
        found.add(path + "/" + name);
        paths(path + "/" + name, node.path(name), found);
      }
      if (node.isArray() && !node.isEmpty()) {
        paths(path + "/0", node.path(0), found);
      }
    }
  }
}
