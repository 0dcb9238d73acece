package bluegreen.release;

import bluegreen.ports.Alarm;
import bluegreen.ports.Ports;
import bluegreen.ports.Story;
import java.time.Duration;
import java.util.List;

/** Points the alarms that look at one version at the one coming in. */
final class Aim {
  private static final Duration POLL = Duration.ofSeconds(1);

  /** CloudWatch evaluates once a minute; after five it has nothing else to say. */
  private static final int POLLS = 300;

  private final Ports ports;
  private final Story story;

  Aim(Ports ports, Story story) {
    this.ports = ports;
    this.story = story;
  }

  /**
   * Aims the alarms of these names at {@code green}, and gives all of them.
   *
   * <p>An alarm that fires keeps doing so when it is changed, and would stop green's deployment for
   * what another version did. So this waits until CloudWatch has judged green by it. To set the
   * state instead would be quicker, but tell whoever listens that somebody had looked.
   */
  List<Alarm> at(String green, List<String> names) throws InterruptedException {
    List<Alarm> alarms = ports.monitoring().aim(names, green);
    for (int i = 0; i < POLLS && alarms.stream().anyMatch(Aim::judgesAnother); i++) {
      story.waiting("Waiting until CloudWatch judges version " + green + " by its own alarm");
      ports.time().pause(POLL);
      alarms = ports.monitoring().alarms(names);
    }
    return alarms;
  }

  private static boolean judgesAnother(Alarm alarm) {
    return alarm.firing() && alarm.aimed();
  }
}
