package bluegreen.cli;

import bluegreen.aws.Aws;
import bluegreen.aws.Clients;
import bluegreen.ports.Ports;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which function: one is needed, the others override what its tags say. */
final class Target {
  @Option(
      names = {"-f", "--function"},
      required = true,
      paramLabel = "NAME",
      converter = Ranges.Name.class,
      description = "The Lambda function. Its tags name the rest.")
  private String function = "";

  @Option(
      names = "--alias",
      paramLabel = "NAME",
      converter = Ranges.Name.class,
      description = "Else tag bluegreen:alias or live.")
  private @Nullable String alias;

  @Option(
      names = "--application",
      paramLabel = "NAME",
      converter = Ranges.Name.class,
      description =
          "CodeDeploy application. Else tag bluegreen:application or the function's name.")
  private @Nullable String application;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      converter = Ranges.Name.class,
      description = "Deployment group. Else tag bluegreen:group or the alias's name.")
  private @Nullable String group;

  @Option(
      names = "--url",
      paramLabel = "URL",
      converter = Ranges.Url.class,
      description = "Public URL. Else tag bluegreen:url; unknown, it is not looked at.")
  private @Nullable URI url;

  @Option(
      names = "--version-header",
      paramLabel = "NAME",
      converter = Ranges.Name.class,
      description =
          "Response header that names the version. Else tag bluegreen:version-header or"
              + " X-Function-Version.")
  private @Nullable String versionHeader;

  String function() {
    return function;
  }

  Clients clients(Story story) {
    return Clients.create(Clients.PATIENCE, story::waiting);
  }

  Ports ports(Clients clients, Time time) {
    Aws.Overrides overrides = new Aws.Overrides(alias, application, group, url, versionHeader);
    return Aws.ports(clients, function, overrides, time);
  }
}
