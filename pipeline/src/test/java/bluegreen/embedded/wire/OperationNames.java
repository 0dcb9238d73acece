package bluegreen.embedded.wire;

import bluegreen.embedded.EmbeddedAws;
import java.util.List;
import java.util.stream.Stream;

/** The operations that an embedded AWS serves. */
public final class OperationNames {
  private OperationNames() {}

  /** Each as {@code service:Operation}. */
  public static List<String> of(EmbeddedAws aws) {
    return aws.gateway()
        .served()
        .lines()
        .map(line -> line.split(": ", 2))
        .flatMap(line -> Stream.of(line[1].split(", ", -1)).map(name -> line[0] + ":" + name))
        .toList();
  }
}
