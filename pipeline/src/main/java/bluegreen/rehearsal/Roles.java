package bluegreen.rehearsal;

import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.iam.AuthorizationDetails;
import bluegreen.embedded.iam.AuthorizationDetails.Detail;
import bluegreen.embedded.iam.Role;
import bluegreen.embedded.iam.Usage;
import bluegreen.embedded.model.Account;
import bluegreen.ports.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentConfigRequest;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingType;
import software.amazon.awssdk.services.codedeploy.model.UpdateDeploymentGroupRequest;
import software.amazon.awssdk.services.ecr.model.SetRepositoryPolicyRequest;

/**
 * The roles of a real account, under which a rehearsal plays: the one that releases, and
 * CodeDeploy's. What their policies name is the real function; on the embedded AWS it is the
 * product's.
 */
public final class Roles {
  private static final Pattern FUNCTION =
      Pattern.compile(
          "arn:(?<partition>aws[\\w-]*):lambda:(?<region>[a-z0-9-]+):(?<account>\\d{12})"
              + ":function:(?<name>[\\w-]+)");
  private static final Pattern CONFIGURATION =
      Pattern.compile("deploymentconfig:(?!CodeDeployDefault)([\\w.-]+)");

  /** Lambda itself pulls images, which the repository's policy has to allow. */
  private static final String LAMBDA_PULLS =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
       "Principal": {"Service": "lambda.amazonaws.com"},
       "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]}]}\
      """;

  private static final int PERCENT = 10;
  private static final int MINUTES = 5;

  private final Product product;
  private final Role tool;
  private final Role codeDeploy;
  private final Optional<String> configuration;
  private final Usage usage = new Usage();

  private Roles(Product product, Detail tool, Detail codeDeploy) {
    this.product = product;
    this.tool = tool.role();
    this.codeDeploy = codeDeploy.role();
    this.configuration =
        CONFIGURATION.matcher(tool.text()).results().map(found -> found.group(1)).findFirst();
  }

  /**
   * Reads them from a file with what {@code aws iam get-account-authorization-details} prints.
   *
   * @throws RefusedException if the file can't be read, or has not exactly one of each
   */
  public static Roles read(Path file, Product product, EmbeddedAws aws) {
    try {
      String json = Files.readString(file);
      AuthorizationDetails real = AuthorizationDetails.parse(json);
      Detail codeDeploy = one(real, "that CodeDeploy may assume", Roles::isForCodeDeploy);
      Detail tool =
          one(real, "that may create deployments", role -> !isForCodeDeploy(role) && creates(role));
      Names names = Names.of(tool, product, aws);
      AuthorizationDetails here = AuthorizationDetails.parse(names.here(json));
      return new Roles(
          product, find(here, names.here(tool.arn())), find(here, names.here(codeDeploy.arn())));
    } catch (IOException e) {
      throw refused(file, "it can't be read");
    } catch (IllegalArgumentException e) {
      throw refused(file, String.valueOf(e.getMessage()));
    }
  }

  private static RefusedException refused(Path file, String why) {
    return new RefusedException(
        "The roles in " + file + " can't be rehearsed: " + why,
        "Write them with aws iam get-account-authorization-details: see"
            + " pipeline/docs/embedded-aws.md.");
  }

  private static boolean isForCodeDeploy(Detail role) {
    return role.isFor("codedeploy.amazonaws.com");
  }

  private static boolean creates(Detail role) {
    return role.text().contains("codedeploy:CreateDeployment");
  }

  private static Detail one(AuthorizationDetails all, String which, Predicate<Detail> wanted) {
    List<Detail> found = all.roles().stream().filter(wanted).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "it must have one role %s, not %d (%s)."
              .formatted(which, found.size(), found.stream().map(Detail::arn).toList()));
    }
    return found.getFirst();
  }

  private static Detail find(AuthorizationDetails all, String arn) {
    return all.roles().stream().filter(role -> role.arn().equals(arn)).findFirst().orElseThrow();
  }

  /** The real names, as a policy of the role that releases has them, and those here. */
  private record Names(Matcher real, String function, Account account) {
    static Names of(Detail tool, Product product, EmbeddedAws aws) {
      Matcher real = FUNCTION.matcher(tool.text());
      if (!real.find()) {
        throw new IllegalArgumentException("no policy of " + tool.arn() + " names a function.");
      }
      return new Names(real, product.function(), aws.account());
    }

    String here(String text) {
      return text.replace("arn:" + real.group("partition") + ":", "arn:aws:")
          .replace(":" + real.group("region") + ":", ":" + account.region() + ":")
          .replace(real.group("account"), account.id())
          .replaceAll("(?<=[:/\"])" + real.group("name") + "(?=[-:/\"*])", function);
    }
  }

  /** From now on judges by them; gives the environment of a session of the role that releases. */
  public Map<String, String> enforce(EmbeddedAws aws) {
    aws.timeline()
        .run(
            () -> {
              images(aws);
              delivery(aws);
            });
    aws.iam().enforce(List.of(tool, codeDeploy));
    aws.iam().onJudged(usage);
    return aws.session(tool);
  }

  private void images(EmbeddedAws aws) {
    aws.ecr()
        .policies()
        .setRepositoryPolicy(
            SetRepositoryPolicyRequest.builder()
                .repositoryName(product.function())
                .policyText(LAMBDA_PULLS)
                .build());
  }

  private void delivery(EmbeddedAws aws) {
    configuration.ifPresent(name -> configure(aws, name));
    aws.codeDeploy()
        .groups()
        .updateDeploymentGroup(
            UpdateDeploymentGroupRequest.builder()
                .applicationName(product.function())
                .currentDeploymentGroupName(Stage.GROUP)
                .serviceRoleArn(codeDeploy.arn())
                .deploymentConfigName(configuration.orElse(null))
                .build());
  }

  private static void configure(EmbeddedAws aws, String name) {
    aws.codeDeploy()
        .configurations()
        .createDeploymentConfig(
            CreateDeploymentConfigRequest.builder()
                .deploymentConfigName(name)
                .computePlatform("Lambda")
                .trafficRoutingConfig(
                    routing ->
                        routing
                            .type(TrafficRoutingType.TIME_BASED_CANARY)
                            .timeBasedCanary(
                                c -> c.canaryPercentage(PERCENT).canaryInterval(MINUTES)))
                .build());
  }

  /** What was denied, a sentence each. */
  public List<String> denied() {
    return List.copyOf(usage.denied());
  }

  /** The actions that no scenario has needed, by the name of the role. */
  public Map<String, List<String>> unused() {
    return Map.of(
        tool.name(), List.copyOf(usage.unused(tool)),
        codeDeploy.name(), List.copyOf(usage.unused(codeDeploy)));
  }
}
