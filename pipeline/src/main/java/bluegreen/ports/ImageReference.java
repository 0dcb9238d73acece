package bluegreen.ports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to an image in ECR, as people write it: {@code repository:tag}, {@code
 * repository@sha256:…}, or either with the registry's host in front.
 *
 * @param registry its host, empty for that of the caller's own account and region
 * @param account the registry's, empty for the caller's own
 * @param repository such as {@code lotto}
 * @param selector which image of it
 */
public record ImageReference(
    String registry, String account, String repository, Selector selector) {
  private static final Pattern HOST =
      Pattern.compile(
          "(?:((?:(\\d{12})\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(?:\\.cn)?|127\\.0\\.0\\.1:\\d+))/)?(.+)");

  private static final Pattern NAME =
      Pattern.compile(
          "([a-z0-9]+(?:[._/-][a-z0-9]+)*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?");

  /** Which image of a repository. */
  public sealed interface Selector {
    /** The one that has a tag now. */
    record Tag(String name) implements Selector {
      @Override
      public String toString() {
        return ":" + name;
      }
    }

    /** The one with this content. */
    record Digest(String digest) implements Selector {
      @Override
      public String toString() {
        return "@" + digest;
      }
    }
  }

  /** Reads a reference; empty if it names no image in ECR by tag or digest. */
  public static Optional<ImageReference> parse(String text) {
    Matcher host = HOST.matcher(text);
    Matcher name = NAME.matcher(host.matches() ? host.group(3) : "");
    if (!name.matches() || (name.group(2) == null && name.group(3) == null)) {
      return Optional.empty();
    }
    String registry = host.group(1) == null ? "" : host.group(1);
    String account = host.group(2) == null ? "" : host.group(2);
    Selector selector =
        name.group(3) == null
            ? new Selector.Tag(name.group(2))
            : new Selector.Digest(name.group(3));
    return Optional.of(new ImageReference(registry, account, name.group(1), selector));
  }

  @Override
  public String toString() {
    return repository + selector;
  }
}
