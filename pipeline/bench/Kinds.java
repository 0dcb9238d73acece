import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The kinds of starts, made from the build's output. */
final class Kinds {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String NATIVE =
      "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=";

  private final Path jdk = Path.of(System.getProperty("java.home"));
  private final Path sources;
  private final Path built;
  private final Path image;
  private final Path stock;
  private final List<String> floor;

  Kinds(Path home) throws IOException {
    Path folder = home.resolve("pipeline/target/cold-start");
    sources = home.resolve("src/image");
    built = home.resolve("src/target");
    image = folder.resolve("image");
    stock = Files.createDirectories(folder.resolve("stock"));
    floor = Floor.make(folder.resolve("floor"));
    makeImage();
    makeStock(home.resolve("pipeline/bench/stock/lotto/StockHandler.java"));
  }

  /**
   * The command of each kind.
   *
   * @param cores the cores to use, as for {@code taskset}
   * @param tag the image of kind {@code container}, or empty
   */
  Map<String, List<String>> commands(String cores, String tag) {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    kinds.put("floor", on(cores, jdk, floor));
    List<String> asDocumented = List.of("-cp", stock + "/*", CLIENT, "lotto.StockHandler");
    kinds.put("stock", on(cores, jdk, asDocumented));
    kinds.put("managed", on(cores, jdk, managed(asDocumented)));
    kinds.put("rehearsal", on(cores, jdk, function(sources, built, nativeLibrary())));
    kinds.put(
        "image",
        on(
            cores,
            image.resolve("runtime"),
            function(image, image, image.resolve("lib/libaws-lambda-jni.so"))));
    if (!tag.isEmpty()) {
      kinds.put("container", container(cores, tag));
    }
    return kinds;
  }

  /** Compressed KiB: of everything that is pushed, and of what changes with every commit. */
  List<Long> sizes() throws IOException {
    List<Path> commit = List.of(image.resolve("lotto.jar"), image.resolve("lotto.aot"));
    return List.of(compressed(List.of(image)), compressed(commit));
  }

  private static long compressed(List<Path> content) throws IOException {
    List<String> line = new ArrayList<>(List.of("sh", "-c", "tar -c \"$@\" | gzip | wc -c", "sh"));
    content.forEach(path -> line.add(path.toString()));
    Process process =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return Long.parseLong(process.inputReader().readLine().strip()) / 1024;
  }

  private List<String> managed(List<String> arguments) {
    return Stream.concat(
            Stream.of("-XX:+UseSerialGC", "-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1"),
            arguments.stream())
        .toList();
  }

  private static List<String> function(Path options, Path home, Path library) {
    return List.of(
        "@" + options.resolve("java.options"),
        "-XX:AOTCache=" + home.resolve("lotto.aot"),
        NATIVE + library,
        "-cp",
        home.resolve("lotto.jar").toString(),
        CLIENT,
        "lotto.LottoHandler");
  }

  private Path nativeLibrary() {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    return built.resolve("jni/libaws-lambda-jni.linux-" + architecture + ".so");
  }

  private static List<String> on(String cores, Path java, List<String> arguments) {
    List<String> line =
        new ArrayList<>(List.of("taskset", "-c", cores, java.resolve("bin/java").toString()));
    line.addAll(arguments);
    return line;
  }

  private static List<String> container(String cores, String tag) {
    List<String> line = new ArrayList<>(List.of("docker", "run", "--rm", "--network", "host"));
    line.addAll(List.of("--read-only", "--tmpfs", "/tmp", "--memory", "128m"));
    line.addAll(List.of("--cpuset-cpus", cores, "--env", Start.RUNTIME_API));
    Start.ENVIRONMENT.keySet().forEach(name -> line.addAll(List.of("--env", name)));
    line.add(tag);
    return line;
  }

  private void makeImage() throws IOException {
    long made = image.resolve("lotto.aot").toFile().lastModified();
    if (made < built.resolve("lotto.aot").toFile().lastModified()
        || made < sources.resolve("runtime").toFile().lastModified()) {
      run("rm", "-rf", image.toString());
      run("sh", sources.resolve("runtime").toString(), image.resolve("runtime").toString());
      run("sh", sources.resolve("function").toString(), image.toString());
    }
  }

  /** Puts all jars into one folder, with a jar of the function that registers no serializer. */
  private void makeStock(Path handler) throws IOException {
    Path classes = Files.createDirectories(stock.resolve("classes"));
    String jar = built.resolve("lotto.jar").toString();
    run("sh", "-c", "cp " + quoted(built) + "/lib/*.jar " + quoted(stock));
    run("cp", "-r", built.resolve("classes/lotto").toString(), classes.toString());
    compile("-cp", jar + ":" + stock + "/*", "-d", classes.toString(), handler.toString());
    run(
        jdk.resolve("bin/jar").toString(),
        "-cf",
        stock.resolve("lotto.jar").toString(),
        "-C",
        classes.toString(),
        "lotto");
  }

  private static String quoted(Path path) {
    return "'" + path + "'";
  }

  private static void compile(String... arguments) {
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments) != 0) {
      throw new IllegalStateException("javac failed: " + List.of(arguments));
    }
  }

  private void run(String... line) throws IOException {
    Command.run(
        Map.of("JAVA_HOME", jdk.toString(), "SOURCE_DATE_EPOCH", "1767225600"),
        List.of(line),
        System.err::println);
  }
}
