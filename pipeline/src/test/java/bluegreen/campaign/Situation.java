package bluegreen.campaign;

import static bluegreen.world.World.v;

import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import java.util.Map;
import java.util.Set;

/** A command, the situation that it meets, and how it may and must end. */
enum Situation {
  GOOD("2", Released.class) {
    @Override
    Outcome act(Lab lab) {
      return lab.release("good");
    }
  },
  BAD("1", RolledBack.class) {
    @Override
    Outcome act(Lab lab) {
      return lab.release("bad");
    }
  },
  BROKEN("1", Rejected.class) {
    @Override
    void prepare(Lab lab) {
      lab.push("broken", "always");
    }

    @Override
    Outcome act(Lab lab) {
      return lab.release("broken");
    }
  },
  ROLLBACK_IDLE("1", RolledBack.class) {
    @Override
    void prepare(Lab lab) {
      lab.release("good");
    }

    @Override
    Outcome act(Lab lab) {
      return lab.rollback();
    }
  },
  ROLLBACK_IN_FLIGHT("1", RolledBack.class) {
    @Override
    void prepare(Lab lab) {
      lab.interruptWhen(() -> !lab.alias().weights().isEmpty());
      lab.release("good");
    }

    @Override
    Outcome act(Lab lab) {
      return lab.rollback();
    }
  },
  ROLLBACK_OF_WEIGHTS("2", RolledBack.class) {
    @Override
    void prepare(Lab lab) {
      lab.release("good");
      lab.clients()
          .lambda()
          .updateAlias(
              r ->
                  r.functionName("lotto")
                      .name("live")
                      .routingConfig(c -> c.additionalVersionWeights(Map.of("1", 0.25))));
    }

    @Override
    Outcome act(Lab lab) {
      return lab.rollback();
    }
  },
  ROLLBACK_BESIDE_CODEDEPLOYS("1", RolledBack.class) {
    @Override
    void prepare(Lab lab) {
      lab.interruptWhen(() -> !lab.alias().weights().isEmpty());
      lab.releaseDecidedByAlarms("bad");
      lab.goesOnUntil(() -> lab.deployments() == 2 || !lab.inFlight());
    }

    @Override
    Outcome act(Lab lab) {
      return lab.rollback();
    }
  };

  /** What a fault may turn an outcome into. */
  private static final Set<Class<? extends Outcome>> TROUBLE =
      Set.of(Refused.class, NotReleased.class, Undecided.class);

  private final String serves;
  private final Class<? extends Outcome> good;

  Situation(String serves, Class<? extends Outcome> good) {
    this.serves = serves;
    this.good = good;
  }

  void prepare(Lab lab) {}

  abstract Outcome act(Lab lab);

  /** Whether the command has done what it was asked for. */
  boolean achieves(Outcome outcome) {
    return good.isInstance(outcome);
  }

  /** Whether it is a release: asked again after its end, that is another one. */
  boolean isRelease() {
    return this == GOOD || this == BAD || this == BROKEN;
  }

  /** Whether it may end so if something goes wrong. */
  boolean allows(Outcome outcome) {
    return achieves(outcome) || TROUBLE.contains(outcome.getClass());
  }

  /** Whether the alias is where the command must bring it. */
  boolean isReached(Lab lab) {
    return lab.alias().servesOnly(v(Long.parseLong(serves)));
  }
}
