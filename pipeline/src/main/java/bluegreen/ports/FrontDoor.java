package bluegreen.ports;

import java.net.URI;
import java.util.Optional;

/** The public endpoint, as its users reach it. */
public interface FrontDoor {
  /** Asks once. What goes wrong is what is seen; nothing is thrown. */
  Seen look();

  /** Its URL, if it is known. */
  Optional<URI> url();

  /** The response header in which the function names the version that answered. */
  String versionHeader();

  /**
   * One that can't be looked at.
   *
   * @param why such as {@code No public URL is known}
   */
  record Unknown(String why) implements FrontDoor {
    @Override
    public Seen look() {
      return new Seen.NotLooked(why);
    }

    @Override
    public Optional<URI> url() {
      return Optional.empty();
    }

    @Override
    public String versionHeader() {
      return "";
    }
  }
}
