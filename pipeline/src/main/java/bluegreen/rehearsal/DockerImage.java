package bluegreen.rehearsal;

import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.ecr.Image;
import bluegreen.embedded.ecr.Variant;
import bluegreen.embedded.model.ImageConfig;
import bluegreen.ports.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/**
 * A function as an image that Docker has. The first one pushed is exactly that image; the others
 * share its layers.
 */
public final class DockerImage implements Product {
  /** Lambda's runtime interface client for Java finds jars here, wherever the image has its own. */
  private static final String FAULT = "opt/java/lib/bluegreen.jar";

  private final String function;
  private final String image;
  private final Publisher docker;
  private Optional<String> first = Optional.empty();

  /** Pushes {@code image}, which Docker has, as {@code reference}. */
  public interface Publisher {
    void publish(String image, String reference) throws IOException;
  }

  public DockerImage(String function, String image, Publisher docker) {
    this.function = function;
    this.image = image;
    this.docker = docker;
  }

  @Override
  public String function() {
    return function;
  }

  @Override
  public void push(Ecr ecr, String tag) {
    try {
      if (first.isEmpty()) {
        docker.publish(image, ecr.host() + "/" + function + ":" + tag);
        first = Optional.of(tag);
      } else {
        derive(ecr, tag, Map.of(), List.of(), Optional.empty());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public void pushFailing(Ecr ecr, String tag, String fault) {
    try {
      derive(
          ecr,
          tag,
          Fault.environment(handler(ecr), fault),
          List.of(Fault.HANDLER),
          Optional.of(() -> Tar.of(FAULT, Files.readAllBytes(Fault.jar()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private void derive(
      Ecr ecr,
      String tag,
      Map<String, String> environment,
      List<String> cmd,
      Optional<Variant.Content> layer)
      throws IOException {
    new Variant(Map.of(REVISION, tag), environment, cmd, layer)
        .push(ecr, function, first.orElseThrow(), tag);
  }

  private String handler(Ecr ecr) {
    return ecr.find(function, ImageIdentifier.builder().imageTag(first.orElseThrow()).build())
        .flatMap(Image::config)
        .map(ImageConfig::cmd)
        .filter(cmd -> !cmd.isEmpty())
        .map(List::getFirst)
        .orElseThrow(
            () ->
                new RefusedException(
                    "Image " + image + " names no handler: its CMD is empty.",
                    "Build it with its handler as CMD, as Lambda's images have it."));
  }
}
