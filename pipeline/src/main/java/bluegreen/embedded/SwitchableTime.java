package bluegreen.embedded;

import java.time.Instant;
import java.time.InstantSource;

/** Time that comes from one source first and from another later. */
final class SwitchableTime implements InstantSource {
  private volatile InstantSource source;

  SwitchableTime(InstantSource source) {
    this.source = source;
  }

  void switchTo(InstantSource next) {
    source = next;
  }

  @Override
  public Instant instant() {
    return source.instant();
  }
}
