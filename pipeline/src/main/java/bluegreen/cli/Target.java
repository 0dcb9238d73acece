package bluegreen.cli;

import bluegreen.aws.Aws;
import bluegreen.aws.Tags;
import bluegreen.aws.client.Clients;
import bluegreen.ports.Connection;
import bluegreen.ports.Story;
import bluegreen.ports.Threads;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which function: one is needed, the others override the function's tags. */
final class Target {
  private final Map<String, String> overrides = new HashMap<>();

  @Option(
      names = {"-f", "--function"},
      required = true,
      paramLabel = "NAME",
      converter = Converters.Function.class,
      description = "The Lambda function, by name or ARN. Its tags name the rest.")
  private String function = "";

  @Option(
      names = "--alias",
      paramLabel = "NAME",
      converter = Converters.Name.class,
      description = "Default: tag " + Tags.ALIAS + ", else " + Tags.DEFAULT_ALIAS + ".")
  void alias(@Nullable String name) {
    override(Tags.ALIAS, name);
  }

  @Option(
      names = "--application",
      paramLabel = "NAME",
      converter = Converters.Name.class,
      description =
          "CodeDeploy application. Default: tag "
              + Tags.APPLICATION
              + ", else the function's name.")
  void application(@Nullable String name) {
    override(Tags.APPLICATION, name);
  }

  @Option(
      names = "--group",
      paramLabel = "NAME",
      converter = Converters.Name.class,
      description = "Deployment group. Default: tag " + Tags.GROUP + ", else the alias's name.")
  void group(@Nullable String name) {
    override(Tags.GROUP, name);
  }

  @Option(
      names = "--url",
      paramLabel = "URL",
      converter = Converters.Url.class,
      description = "Public URL. Default: tag " + Tags.URL + "; without either it is not checked.")
  void url(@Nullable URI url) {
    override(Tags.URL, url);
  }

  @Option(
      names = "--version-header",
      paramLabel = "NAME",
      converter = Converters.Name.class,
      description =
          "Response header that names the version. Default: tag "
              + Tags.VERSION_HEADER
              + ", else "
              + Tags.DEFAULT_VERSION_HEADER
              + ".")
  void versionHeader(@Nullable String name) {
    override(Tags.VERSION_HEADER, name);
  }

  private void override(String tag, @Nullable Object value) {
    if (value != null) {
      overrides.put(tag, value.toString());
    }
  }

  String function() {
    return function;
  }

  Clients clients(Story story) {
    return Clients.create(Clients.PATIENCE, story::waiting);
  }

  Connection connect(Clients clients) {
    return Aws.connect(clients, function, overrides, new Threads());
  }
}
