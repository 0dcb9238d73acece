package bluegreen.rehearsal;

import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.model.ImageConfig;
import bluegreen.ports.RefusedException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function as its build leaves it, from which images are made that start it in a process.
 *
 * @param function its name
 * @param handler the class that Lambda calls
 * @param options what its JVM starts with
 * @param jars its own jar, whose manifest names the others, the runtime interface client among them
 * @param failing what a failing version needs beside them
 */
public record Bundle(
    String function, String handler, List<String> options, List<Path> jars, List<Path> failing)
    implements Product {
  /** For glibc: Lambda's own base image has it, and so has nearly every Linux. */
  private static final String NATIVE_LIBRARY =
      "jni/libaws-lambda-jni.linux-%s.so"
          .formatted(architecture().equals("arm64") ? "aarch_64" : "x86_64");

  private static final String NATIVE_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  public Bundle {
    options = List.copyOf(options);
    jars = List.copyOf(jars);
    failing = List.copyOf(failing);
  }

  /**
   * The lotto function, which starts as it does in its image.
   *
   * @param root the checkout, built
   * @throws RefusedException if it is not built
   */
  public static Bundle lotto(Path root) {
    Path target = root.resolve("src/target");
    Path jar = target.resolve("lotto.jar");
    Path cache = target.resolve("lotto.aot");
    if (!Files.exists(jar) || !isNewer(cache, jar)) {
      throw new RefusedException(
          "There is no function to run: %s or its cache is missing or out of date.".formatted(jar),
          Files.exists(root.resolve("pom.xml"))
              ? "Build it: ./mvnw -DskipTests package"
              : "A packed tool comes without one: run this command in a checkout of the sources, or"
                  + " with an image that Docker has: --image IMAGE");
    }
    List<Path> jars = new ArrayList<>(List.of(jar));
    try (Stream<Path> libraries = Files.list(target.resolve("lib"))) {
      libraries.sorted().forEach(jars::add);
    } catch (IOException e) {
      throw new UncheckedIOException("The function's libraries can't be listed", e);
    }
    List<String> options =
        List.of(
            "@" + root.resolve("src/image/java.options"),
            "-XX:AOTCache=" + cache,
            "-D" + NATIVE_PROPERTY + "=" + target.resolve(NATIVE_LIBRARY));
    return new Bundle("lotto", "lotto.LottoHandler", options, jars, List.of(Fault.jar()));
  }

  /** A cache that is older than its jar would run the code of the jar before (JDK-8377932). */
  private static boolean isNewer(Path cache, Path jar) {
    return cache.toFile().lastModified() > jar.toFile().lastModified();
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
  }

  @Override
  public void push(Ecr ecr, String tag) {
    ecr.push(function, tag, config(List.of(), handler, Map.of(), tag), jars);
  }

  @Override
  public void pushFailing(Ecr ecr, String tag, String fault) {
    List<Path> all = Stream.concat(jars.stream(), failing.stream()).toList();
    ecr.push(
        function, tag, config(failing, Fault.HANDLER, Fault.environment(handler, fault), tag), all);
  }

  /** Jars can be appended to what the cache was made of, not put before it. */
  private ImageConfig config(
      List<Path> appended, String handler, Map<String, String> environment, String revision) {
    List<String> entrypoint = new ArrayList<>();
    entrypoint.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    entrypoint.addAll(options);
    entrypoint.add("-cp");
    entrypoint.add(
        Stream.concat(jars.stream().limit(1), appended.stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    entrypoint.add(CLIENT);
    return new ImageConfig(
        architecture(),
        entrypoint,
        List.of(handler),
        environment,
        Map.of(Product.REVISION, revision));
  }
}
