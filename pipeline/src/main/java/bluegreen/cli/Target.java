package bluegreen.cli;

import bluegreen.aws.Aws;
import bluegreen.aws.Clients;
import bluegreen.aws.Tag;
import bluegreen.ports.Connection;
import bluegreen.ports.Story;
import bluegreen.ports.Threads;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which function: one is needed, the others override the function's tags. */
final class Target {
  private final Map<Tag, String> overrides = new EnumMap<>(Tag.class);

  @Option(
      names = {"-f", "--function"},
      required = true,
      paramLabel = "NAME",
      converter = Converters.Name.class,
      description = "The Lambda function. Its tags name the rest.")
  private String function = "";

  @Option(
      names = "--alias",
      paramLabel = "NAME",
      converter = Converters.Name.class,
      description = "Default: tag bluegreen:alias, else live.")
  void alias(@Nullable String name) {
    override(Tag.ALIAS, name);
  }

  @Option(
      names = "--application",
      paramLabel = "NAME",
      converter = Converters.Name.class,
      description =
          "CodeDeploy application. Default: tag bluegreen:application, else the function's name.")
  void application(@Nullable String name) {
    override(Tag.APPLICATION, name);
  }

  @Option(
      names = "--group",
      paramLabel = "NAME",
      converter = Converters.Name.class,
      description = "Deployment group. Default: tag bluegreen:group, else the alias's name.")
  void group(@Nullable String name) {
    override(Tag.GROUP, name);
  }

  @Option(
      names = "--url",
      paramLabel = "URL",
      converter = Converters.Url.class,
      description = "Public URL. Default: tag bluegreen:url; without either it is not checked.")
  void url(@Nullable URI url) {
    override(Tag.URL, url);
  }

  @Option(
      names = "--version-header",
      paramLabel = "NAME",
      converter = Converters.Name.class,
      description =
          "Response header that names the version. Default: tag bluegreen:version-header, else"
              + " X-Function-Version.")
  void versionHeader(@Nullable String name) {
    override(Tag.VERSION_HEADER, name);
  }

  private void override(Tag tag, @Nullable Object value) {
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
