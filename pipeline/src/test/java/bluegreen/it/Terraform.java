package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Terraform in a copy of {@code terraform/}, so that the checkout stays as it is. */
final class Terraform {
  private static final Path SOURCES = Program.HERE.resolveSibling("terraform");
  private static final Path AWS_PROVIDER = Path.of("registry.terraform.io", "hashicorp", "aws");

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  private Terraform(Path folder) {
    this.folder = folder;
    environment.put("TF_IN_AUTOMATION", "true");
    environment.put("TF_CLI_ARGS", "-no-color");
  }

  /** A copy in {@code folder}, initialised with the provider that the lock file names. */
  static Terraform copyTo(Path folder) throws IOException, InterruptedException {
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      for (Path source : sources.filter(Terraform::isSource).toList()) {
        Path copy = folder.resolve(SOURCES.relativize(source).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(source, copy);
      }
    }
    Terraform terraform = new Terraform(folder);
    Optional<Path> mirror = mirror();
    if (mirror.isPresent()) {
      Path configuration =
          Files.writeString(
              folder.resolve("mirror.tfrc"),
              "provider_installation {\n  filesystem_mirror {\n    path = \"%s\"\n  }\n}\n"
                  .formatted(mirror.get()));
      terraform.environment.put("TF_CLI_CONFIG_FILE", configuration.toString());
    }
    terraform.does("init", "-lockfile=readonly");
    return terraform;
  }

  /** Not what Terraform itself leaves there. */
  private static boolean isSource(Path path) {
    return Files.isRegularFile(path)
        && !path.toString().contains(".terraform/")
        && !path.toString().contains("tfstate");
  }

  /** A folder with the provider, where machines without the registry usually have it. */
  private static Optional<Path> mirror() throws IOException {
    List<Path> candidates = new ArrayList<>();
    for (Path shared :
        List.of(Path.of("/opt"), Path.of("/usr/share"), Path.of("/usr/local/share"))) {
      if (Files.isDirectory(shared)) {
        try (Stream<Path> children = Files.list(shared)) {
          children.forEach(candidates::add);
        }
      }
    }
    candidates.add(Path.of(System.getProperty("user.home"), ".terraform.d", "plugins"));
    return candidates.stream().filter(c -> Files.isDirectory(c.resolve(AWS_PROVIDER))).findFirst();
  }

  /** Adds a file. */
  void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  /** Sets variables of its environment, which the programs that it runs have, too. */
  void use(Map<String, String> variables) {
    environment.putAll(variables);
  }

  Program.Ended run(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    return Program.run(environment, command, folder);
  }

  /** Runs it, and expects it to succeed. */
  Program.Ended does(String... arguments) throws InterruptedException {
    Program.Ended ended = run(arguments);
    assertThat(ended.code())
        .as("terraform %s: %s\n%s", String.join(" ", arguments), ended.err(), ended.out())
        .isZero();
    return ended;
  }

  /** What there is, with all attributes. */
  JsonNode state() throws InterruptedException {
    return JsonMapper.shared().readTree(does("show", "-json").out());
  }

  JsonNode output(String name) throws InterruptedException {
    return JsonMapper.shared().readTree(does("output", "-json", name).out());
  }
}
