package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.model.AcceleratedTime;
import bluegreen.embedded.wire.Interceptor;
import bluegreen.rehearsal.Load;
import bluegreen.rehearsal.Stage;
import bluegreen.world.TestFunction;
import bluegreen.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

/**
 * {@code kill -9} of a running release in every state that AWS is in between its calls, and the
 * same command again: it always ends released or rolled back. Two calls between which nothing has
 * changed leave the same to the second command. {@code CampaignTest} does it before each call, of
 * every command, without processes.
 */
@Order(4)
class KilledReleaseIT {
  /** A five-minute canary takes three seconds: requests reach green on a slow machine, too. */
  private static final double SPEED = 100;

  /** The public that makes the alarms fire. */
  private static final int ASKED_A_SECOND = 100;

  /** A good version needs none. */
  private static final int SELDOM = 5;

  private static final int RELEASED = 0;
  private static final int ROLLED_BACK = 5;

  @Test
  void a_good_release_is_released_whenever_it_is_killed() throws Exception {
    List<Moment> moments = moments("good");
    assertThat(kills(moments))
        .extracting(kill -> kill.call() == 1 ? "" : moments.get(kill.call() - 2).operation())
        .contains("UpdateFunctionCode", "PublishVersion", "CreateDeployment");

    assertThat(ends("good", kills(moments)))
        .allSatisfy((kill, end) -> assertThat(end).isEqualTo(new End(RELEASED, "2")));
  }

  @Test
  void a_bad_release_is_rolled_back_whenever_it_is_killed_while_traffic_moves() throws Exception {
    List<Moment> moments = moments("bad");
    int created = moments.stream().map(Moment::operation).toList().indexOf("CreateDeployment");

    List<Kill> kills = kills(moments).stream().filter(kill -> kill.call() > created).toList();

    assertThat(kills).hasSizeGreaterThan(3);
    assertThat(ends("bad", kills))
        .allSatisfy((kill, end) -> assertThat(end).isEqualTo(new End(ROLLED_BACK, "1")));
  }

  /** How the second run ends, and which version then serves alone. */
  private record End(int exitCode, String version) {}

  /** When to kill: before or after the call of this number, counted from 1. */
  private record Kill(String operation, int call, boolean after) {}

  /** A call, and what AWS has recorded when it comes. */
  private record Moment(String operation, String recorded) {}

  /**
   * One for each state of AWS: before the call that is the first to meet it, and after the last
   * call.
   */
  private static List<Kill> kills(List<Moment> moments) {
    int last = moments.size();
    return Stream.concat(
            IntStream.range(0, last)
                .filter(i -> i == 0 || !moments.get(i).recorded.equals(moments.get(i - 1).recorded))
                .mapToObj(i -> new Kill(moments.get(i).operation(), i + 1, false)),
            Stream.of(new Kill(moments.getLast().operation(), last, true)))
        .toList();
  }

  /** How each kill ends; as many at a time as there are cores. */
  private static Map<Kill, End> ends(String tag, List<Kill> kills) throws Exception {
    Map<Kill, Future<End>> ends = new LinkedHashMap<>();
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
      kills.forEach(kill -> ends.put(kill, workers.submit(() -> again(kill, tag))));
    }
    Map<Kill, End> ended = new LinkedHashMap<>();
    for (Map.Entry<Kill, Future<End>> end : ends.entrySet()) {
      ended.put(end.getKey(), end.getValue().get());
    }
    return ended;
  }

  /** The calls of an undisturbed release. */
  private static List<Moment> moments(String tag) throws Exception {
    Watching watching = new Watching();
    try (Stand stand = new Stand(watching, tag)) {
      watching.aws.complete(stand.aws);
      stand.release(tag).waitFor();
    }
    return watching.moments;
  }

  private static End again(Kill kill, String tag) throws Exception {
    Killing killing = new Killing(kill);
    try (Stand stand = new Stand(killing, tag)) {
      Process first = stand.release(tag);
      killing.victim(first);
      first.waitFor();
      int exitCode = stand.release(tag).waitFor();
      return new End(exitCode, stand.servesAlone());
    }
  }

  private static final class Watching implements Interceptor {
    private final CompletableFuture<EmbeddedAws> aws = new CompletableFuture<>();
    private final List<Moment> moments = new ArrayList<>();

    @Override
    public synchronized Fate before(Call call) {
      moments.add(new Moment(call.operation(), Recorded.by(aws.join())));
      return new Fate.Pass();
    }
  }

  /** Kills its victim at one call, and then lets everything pass. */
  private static final class Killing implements Interceptor {
    private final Kill kill;
    private final AtomicReference<@Nullable Process> victim = new AtomicReference<>();
    private final AtomicLong calls = new AtomicLong();

    Killing(Kill kill) {
      this.kill = kill;
    }

    void victim(Process process) {
      synchronized (victim) {
        victim.set(process);
        victim.notifyAll();
      }
    }

    @Override
    public Fate before(Call call) {
      if (calls.incrementAndGet() == kill.call() && !kill.after()) {
        kill();
        return new Fate.LoseRequest();
      }
      return new Fate.Pass();
    }

    @Override
    public void after(Call call) {
      if (calls.get() == kill.call() && kill.after()) {
        kill();
      }
    }

    private void kill() {
      try {
        synchronized (victim) {
          while (victim.get() == null) {
            victim.wait();
          }
        }
        victim.get().destroyForcibly().waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** An embedded AWS whose time flies, a public that asks, and the command as users run it. */
  private static final class Stand implements AutoCloseable {
    private final EmbeddedAws aws;
    private final Load load;

    Stand(Interceptor interceptor, String tag) {
      aws =
          Stage.boot(
              AwsSettings.of(new TestFunction())
                  .withTime(new AcceleratedTime(SPEED))
                  .withInterceptor(interceptor),
              World.bundle());
      load = new Load(aws.url(), tag.equals("bad") ? ASKED_A_SECOND : SELDOM);
    }

    Process release(String tag) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of("bluegreen").toAbsolutePath().toString(),
                  "release",
                  "--function",
                  "lotto",
                  "--image",
                  "lotto:" + tag,
                  "--smoke",
                  Path.of("src/test/resources/smoke").toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(Stage.environment(aws));
      return builder.start();
    }

    /** The version that the alias points at, with its weights if it has any. */
    String servesAlone() {
      GetAliasResponse alias =
          aws.timeline()
              .call(
                  () ->
                      aws.lambda()
                          .aliases()
                          .getAlias(
                              GetAliasRequest.builder()
                                  .functionName("lotto")
                                  .name("live")
                                  .build()));
      return alias.functionVersion()
          + (alias.routingConfig() == null ? "" : alias.routingConfig().toString());
    }

    @Override
    public void close() {
      load.close();
      aws.close();
    }
  }
}
