package bluegreen.embedded.wire.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The embedded AWS reads and writes what Smithy's published test cases of the served protocols say.
 * https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html
 */
class PublishedCasesTest {
  private static final CaseRunner RUNNER = new CaseRunner();

  private static final List<PublishedCase> CASES =
      Arrays.stream(Dialect.values()).flatMap(each -> RUNNER.cases().of(each).stream()).toList();

  /** The names of the cases that are left out; the file says why. */
  private static final Set<String> LEFT_OUT = Set.copyOf(leftOut());

  @TestFactory
  Stream<DynamicTest> cases() {
    return run()
        .map(each -> dynamicTest(each.dialect() + " " + each.name(), () -> RUNNER.run(each)));
  }

  @Test
  void a_case_is_left_out_only_if_it_is_for_clients_or_fails() {
    CASES.stream()
        .filter(each -> isLeftOut(each) && each.isForServers())
        .forEach(
            each ->
                assertThatThrownBy(() -> RUNNER.run(each))
                    .as(each.name())
                    .isInstanceOf(Throwable.class));
  }

  @Test
  void no_case_for_clients_is_run() {
    assertThat(run()).allMatch(PublishedCase::isForServers);
  }

  @Test
  void every_case_that_is_left_out_exists_and_is_listed_once() {
    assertThat(leftOut()).doesNotHaveDuplicates();
    assertThat(CASES).extracting(PublishedCase::name).containsAll(leftOut());
  }

  @Test
  void most_cases_are_run() {
    assertThat(count(run()))
        .isEqualTo(
            Map.of(
                Dialect.AWS_JSON_1_0, 36L,
                Dialect.AWS_JSON_1_1, 83L,
                Dialect.AWS_QUERY, 42L,
                Dialect.REST_JSON_1, 514L,
                Dialect.RPC_V2_CBOR, 52L));
    assertThat(count(CASES.stream().filter(PublishedCasesTest::isLeftOut)))
        .isEqualTo(
            Map.of(
                Dialect.AWS_JSON_1_0, 40L,
                Dialect.AWS_JSON_1_1, 40L,
                Dialect.AWS_QUERY, 35L,
                Dialect.REST_JSON_1, 414L,
                Dialect.RPC_V2_CBOR, 37L));
  }

  private static Stream<PublishedCase> run() {
    return CASES.stream().filter(each -> !isLeftOut(each));
  }

  private static boolean isLeftOut(PublishedCase published) {
    return LEFT_OUT.contains(published.name());
  }

  private static Map<Dialect, Long> count(Stream<PublishedCase> cases) {
    return cases.collect(groupingBy(PublishedCase::dialect, counting()));
  }

  private static List<String> leftOut() {
    try (InputStream file = PublishedCasesTest.class.getResourceAsStream("left-out.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
