package bluegreen.release;

import static bluegreen.world.FakeAws.GOOD;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Alarm;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status.InFlight;
import bluegreen.ports.Version;
import bluegreen.ports.Version.State;
import bluegreen.release.Status.Flight;
import bluegreen.world.FakeAws;
import bluegreen.world.FakeDeployments;
import bluegreen.world.SeededOrder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusTest {
  private final FakeAws aws = new FakeAws();

  @Test
  void at_rest_one_version_serves_and_nothing_is_in_flight() {
    Status status = Status.of(aws);

    assertThat(status.names()).isEqualTo(aws.coordinates());
    assertThat(status.alias().servesOnly(v(1))).isTrue();
    assertThat(status.versions()).extracting(Version::number).containsExactly(v(1));
    assertThat(status.flight()).isEmpty();
    assertThat(status.alarms()).extracting(Alarm::name).containsExactly("errors");
    assertThat(status.url()).contains(URI.create("https://lotto.example/"));
  }

  @Test
  void in_flight_it_says_how_far_the_deployment_has_come_and_which_versions_get_traffic() {
    flight();

    Status status = Status.of(aws);

    assertThat(status.flight())
        .contains(
            new Flight(
                FakeDeployments.deployment("d-1", new InFlight(), new Shift(v(1), v(2))),
                List.of("AllowTraffic InProgress")));
    assertThat(status.versions()).extracting(Version::number).containsExactly(v(1), v(2));
  }

  @Test
  void a_url_may_be_unknown() {
    aws.hidesItsUrl();

    assertThat(Status.of(aws).url()).isEmpty();
  }

  @Test
  void the_order_of_answers_makes_no_difference() {
    flight();
    Status expected = Status.of(aws);

    for (int seed = 0; seed < 50; seed++) {
      aws.asks(new SeededOrder(seed));
      assertThat(Status.of(aws)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private void flight() {
    aws.functions().add(2, GOOD, State.ACTIVE);
    aws.functions().serve(1, Map.of(v(2), 0.1));
    aws.deployments().put(FakeDeployments.deployment("d-1", new InFlight(), new Shift(v(1), v(2))));
    aws.deployments().reaches("AllowTraffic InProgress");
  }
}
