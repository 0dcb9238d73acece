package bluegreen.rehearsal;

import bluegreen.rehearsal.model.ImageConfig;
import bluegreen.rehearsal.model.ecr.Ecr;
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
 * @param jars its own jar and those that it needs, the runtime interface client among them
 * @param nativeLibrary the runtime interface client's, as a file
 */
public record Bundle(
    String function, String handler, List<Path> jars, Path nativeLibrary)
    implements Product {
  /** The flags with which Lambda's managed Java runtime starts, and a start without unpacking. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED");

  /** For glibc: Lambda's own base image has it, and so has nearly every Linux. */
  private static final String NATIVE_LIBRARY =
      "jni/libaws-lambda-jni.linux-%s.so"
          .formatted(architecture().equals("arm64") ? "aarch_64" : "x86_64");

  private static final String NATIVE_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  public Bundle {
    jars = List.copyOf(jars);
  }

  /**
   * The lotto function.
   *
   * @param root the checkout, built
   * @throws IllegalStateException if it is not built
   */
  public static Bundle lotto(Path root) {
    Path target = root.resolve("src/target");
    Path jar = target.resolve("lotto.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(
          jar + " is missing: build the function with ./mvnw -DskipTests package");
    }
    List<Path> jars = new ArrayList<>(List.of(jar));
    try (Stream<Path> libraries = Files.list(target.resolve("lib"))) {
      libraries.sorted().forEach(jars::add);
    } catch (IOException e) {
      throw new UncheckedIOException("The function's libraries can't be listed", e);
    }
    return new Bundle("lotto", "lotto.LottoHandler", jars, target.resolve(NATIVE_LIBRARY));
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
  }

  @Override
  public void push(Ecr ecr, String tag) {
    ecr.push(function, tag, config(jars, handler, Map.of(), tag), jars);
  }

  @Override
  public void pushFailing(Ecr ecr, String tag, String fault) {
    List<Path> all = Stream.concat(jars.stream(), Stream.of(Fault.jar())).toList();
    ecr.push(
        function, tag, config(all, Fault.HANDLER, Fault.environment(handler, fault), tag), all);
  }

  private ImageConfig config(
      List<Path> classPath, String handler, Map<String, String> environment, String revision) {
    List<String> entrypoint = new ArrayList<>();
    entrypoint.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    entrypoint.addAll(FLAGS);
    entrypoint.add("-D" + NATIVE_PROPERTY + "=" + nativeLibrary);
    entrypoint.add("-cp");
    entrypoint.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    entrypoint.add(CLIENT);
    return new ImageConfig(
        architecture(), entrypoint, List.of(handler), environment, Map.of(Product.REVISION, revision));
  }
}
