package bluegreen.actions.standin;

import bluegreen.actions.Machine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Builds the function as the Dockerfile does, without an image, and registers the result with the
 * embedded registry as an image that runs in processes of this machine.
 *
 * @param uploads the URL at which images are registered
 */
record Bundler(String uploads) implements Image.Builder {
  @Override
  public void login(Machine machine, String registry, String password) throws IOException {
    Files.writeString(login(machine), registry);
  }

  @Override
  public String push(Machine machine, String image, List<String> buildArguments)
      throws IOException, InterruptedException {
    String registry = image.substring(0, image.indexOf('/'));
    if (!Files.exists(login(machine)) || !Files.readString(login(machine)).equals(registry)) {
      throw new IllegalStateException("no basic auth credentials for " + registry);
    }
    machine.run(
        List.of(
            "./mvnw",
            "-B",
            "-q",
            "-ntp",
            "-f",
            "src/pom.xml",
            "-Dquick",
            "-Dmaven.test.skip",
            "package"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uploads).resolve(image.substring(image.indexOf('/'))))
            .POST(BodyPublishers.ofString(machine.workspace().toString()))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.body());
      }
      return answer.body();
    }
  }

  /** Writes a minimal SBOM. */
  @Override
  public void list(Machine machine, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("lotto-sbom.json"), "{\"bomFormat\": \"CycloneDX\"}");
  }

  private static Path login(Machine machine) {
    return machine.temp().resolve("login");
  }
}
