package bluegreen.release;

import bluegreen.ports.Functions;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Origin;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import java.util.function.Function;

/** Where versions come from, as far as AWS says it now; it never fails. */
public record Origins(Functions functions) implements Function<VersionNumber, Origin> {
  /** The origin of a version; its digest is that of the image that it runs. */
  @Override
  public Origin apply(VersionNumber number) {
    try {
      Version version = functions.version(number);
      return new Origin(
          version.origin().commit(), "sha256:" + version.codeSha256(), version.origin().run());
    } catch (RefusedException | LostSightException e) {
      return Origin.unknown();
    }
  }
}
