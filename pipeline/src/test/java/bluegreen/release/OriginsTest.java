package bluegreen.release;

import static bluegreen.world.FakeAws.FIRST;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.LostSightException;
import bluegreen.ports.Origin;
import bluegreen.world.FakeAws;
import org.junit.jupiter.api.Test;

class OriginsTest {
  private final FakeAws aws = new FakeAws();
  private final Origins origins = new Origins(aws.functions());

  @Test
  void a_version_comes_from_where_it_says_and_from_the_image_that_it_runs() {
    assertThat(origins.apply(v(1))).isEqualTo(new Origin("c0ffee", FIRST.digest(), "run-1"));
  }

  @Test
  void a_version_that_does_not_exist_has_an_unknown_origin() {
    assertThat(origins.apply(v(2))).isEqualTo(Origin.unknown());
  }

  @Test
  void an_aws_that_does_not_answer_leaves_the_origin_unknown() {
    aws.calls()
        .next(
            "version",
            () -> {
              throw new LostSightException("AWS did not answer");
            });

    assertThat(origins.apply(v(1))).isEqualTo(Origin.unknown());
  }
}
