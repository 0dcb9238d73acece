package bluegreen.release;

import bluegreen.ports.Connection;
import bluegreen.ports.Functions;
import bluegreen.ports.Meanwhile;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * The newest versions, without reading all of them: Lambda lists them oldest first, fifty a call.
 * Its numbers grow by one, so the newest are found by their numbers.
 */
final class NewestVersions {
  /** Up to here a list is shorter. */
  private static final int FEW = 100;

  /** So many numbers are asked for at a time; so many deleted in a row end the search for newer. */
  private static final int WINDOW = 25;

  private final Functions functions;
  private final Meanwhile meanwhile;

  NewestVersions(Connection aws) {
    this.functions = aws.functions();
    this.meanwhile = aws.meanwhile();
  }

  /**
   * Reads them, the newest first.
   *
   * @param known a version that exists, one of the newest
   * @param most how many
   */
  List<Version> read(VersionNumber known, int most) {
    if (known.value() <= FEW || most > FEW) {
      return functions.versions().stream()
          .sorted(Comparator.comparing(Version::number).reversed())
          .limit(most)
          .toList();
    }
    return down(newest(known.value()), most);
  }

  private long newest(long known) {
    List<Version> newer = existing(known + 1, known + WINDOW);
    return newer.isEmpty() ? known : newest(newer.getFirst().number().value());
  }

  private List<Version> down(long newest, int most) {
    List<Version> versions = new ArrayList<>();
    for (long last = newest; last > 0 && versions.size() < most; last -= WINDOW) {
      versions.addAll(existing(Math.max(1, last - WINDOW + 1), last));
    }
    return versions.stream().limit(most).toList();
  }

  /** The newest first. */
  private List<Version> existing(long first, long last) {
    List<Supplier<Optional<Version>>> asked =
        LongStream.rangeClosed(first, last)
            .mapToObj(VersionNumber::new)
            .<Supplier<Optional<Version>>>map(n -> meanwhile.ask(() -> functions.find(n)))
            .toList();
    return asked.reversed().stream().flatMap(answer -> answer.get().stream()).toList();
  }
}
