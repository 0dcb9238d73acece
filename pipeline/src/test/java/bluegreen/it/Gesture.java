package bluegreen.it;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.ImageReference;
import bluegreen.ports.Outcome;
import bluegreen.rehearsal.Bundle;
import bluegreen.release.History;
import bluegreen.release.ReleaseOrder;
import bluegreen.release.ReleaseOrder.OnInterrupt;
import bluegreen.release.ReleaseOrder.Way;
import bluegreen.release.Status;
import bluegreen.smoke.SmokeRun;
import bluegreen.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Everything that the role for GitHub exists for. */
enum Gesture {
  PUSH {
    @Override
    void perform(World world) throws IOException, InterruptedException {
      String token =
          world
              .clients()
              .ecr()
              .getAuthorizationToken()
              .authorizationData()
              .getFirst()
              .authorizationToken();
      new Push(world.aws().endpoint(), token, "lotto").image("pushed");
    }
  },
  RELEASE {
    @Override
    void perform(World world) {
      assertThat(world.release("good")).isInstanceOf(Outcome.Released.class);
    }
  },
  RELEASE_OF_ANOTHER_ENVIRONMENTS_IMAGE {
    @Override
    void perform(World world) {
      new Bundle(Planned.STAGING, "lotto.LottoHandler", List.of(), List.of(), List.of())
          .push(world.aws().ecr(), "tested");
      ImageReference image =
          ImageReference.parse(world.aws().ecr().host() + "/" + Planned.STAGING + ":tested")
              .orElseThrow();
      ReleaseOrder usual = World.order("good");
      assertThat(world.release(new ReleaseOrder(image, usual.source(), usual.smokeTests())))
          .isInstanceOf(Outcome.Released.class);
    }
  },
  RELEASE_OF_A_BAD_VERSION {
    @Override
    void perform(World world) {
      assertThat(world.release("bad")).isInstanceOf(Outcome.RolledBack.class);
    }
  },
  RELEASE_ALL_AT_ONCE {
    @Override
    void perform(World world) {
      assertThat(world.release(World.order("good").with(Way.ALL_AT_ONCE)))
          .isInstanceOf(Outcome.Released.class);
    }
  },
  HOTFIX {
    @Override
    void perform(World world) {
      assertThat(world.release(World.order("good").with(Way.HOTFIX)))
          .isInstanceOf(Outcome.Released.class);
    }
  },
  INTERRUPT {
    @Override
    void perform(World world) {
      world.interruptWhen(world::canaryHasTraffic);
      assertThat(world.release(World.order("good").with(OnInterrupt.ROLLBACK)))
          .isInstanceOf(Outcome.RolledBack.class);
    }
  },
  ROLLBACK {
    @Override
    void perform(World world) {
      world.release("good");
      assertThat(world.rollback()).isInstanceOf(Outcome.RolledBack.class);
      assertThat(world.rollback(World.to(2))).isInstanceOf(Outcome.RolledBack.class);
    }
  },
  ROLLBACK_DURING_A_CANARY {
    @Override
    void perform(World world) {
      world.interruptWhen(world::canaryHasTraffic);
      world.release("good");
      world.pass(Duration.ofSeconds(30));
      assertThat(world.rollback()).isInstanceOf(Outcome.RolledBack.class);
    }
  },
  SMOKE {
    @Override
    void perform(World world) {
      assertThat(
              new SmokeRun(world.functions(), world.told())
                  .run(v(1), World.order("good").smokeTests()))
          .isEmpty();
    }
  },
  STATUS {
    @Override
    void perform(World world) {
      assertThat(Status.of(world.connect()).alias().version()).isEqualTo(v(1));
    }
  },
  HISTORY {
    @Override
    void perform(World world) {
      assertThat(History.of(world.connect(), 20)).hasSize(1);
    }
  };

  /** Does it in a fresh world, and expects it to succeed. */
  abstract void perform(World world) throws IOException, InterruptedException;
}
