package bluegreen.embedded.model;

import java.util.List;
import java.util.Map;

/**
 * How an image's code starts: the part of the OCI image configuration that an execution environment
 * needs.
 *
 * @param architecture as OCI names it: {@code amd64} or {@code arm64}
 * @param entrypoint the program and its first arguments
 * @param cmd the arguments that follow, for Lambda the name of the handler
 * @param environment variables set in the image
 * @param labels the image's labels
 * @param packed whether the image contains its files and so runs in a container; otherwise its
 *     entry point refers to files of this machine
 */
public record ImageConfig(
    String architecture,
    List<String> entrypoint,
    List<String> cmd,
    Map<String, String> environment,
    Map<String, String> labels,
    boolean packed) {
  public ImageConfig {
    entrypoint = List.copyOf(entrypoint);
    cmd = List.copyOf(cmd);
    environment = Map.copyOf(environment);
    labels = Map.copyOf(labels);
  }

  /** An image without layers: its entry point refers to files of this machine. */
  public ImageConfig(
      String architecture,
      List<String> entrypoint,
      List<String> cmd,
      Map<String, String> environment,
      Map<String, String> labels) {
    this(architecture, entrypoint, cmd, environment, labels, false);
  }
}
