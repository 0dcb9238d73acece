package bluegreen.it;

import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.model.AcceleratedTime;
import bluegreen.embedded.runtime.LocalEnvironments;
import bluegreen.rehearsal.Bundle;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;

/** All of AWS that Terraform needs: the embedded AWS with an image, and moto for the rest. */
final class EmbeddedAwsWithMoto implements AutoCloseable {
  /** A five-minute canary takes five seconds. */
  private static final int SPEED = 60;

  private static final String EMBEDDED = "cloudwatch codedeploy ecr lambda logs";
  private static final String BY_MOTO = "acm ec2 elbv2 iam route53 s3 sns sts wafv2";

  private final Bundle lotto = Bundle.lotto(Program.HERE.resolveSibling("."));
  private final MotoServer moto;
  private final EmbeddedAws aws;
  private Map<String, String> job;

  private EmbeddedAwsWithMoto(MotoServer moto, EmbeddedAws aws) {
    this.moto = moto;
    this.aws = aws;
    this.job = aws.environment();
  }

  /** Boots both, with zone {@code example.com} and image {@code bootstrap:first}. */
  static EmbeddedAwsWithMoto boot() throws IOException, InterruptedException {
    EmbeddedAws aws =
        EmbeddedAws.boot(
            AwsSettings.of(new LocalEnvironments()).withTime(new AcceleratedTime(SPEED)));
    var bootstrap = CreateRepositoryRequest.builder().repositoryName("bootstrap").build();
    aws.timeline().run(() -> aws.ecr().repositories().createRepository(bootstrap));
    EmbeddedAwsWithMoto both = new EmbeddedAwsWithMoto(MotoServer.start(), aws);
    both.lottoAs("bootstrap").push(aws.ecr(), "first");
    both.moto.zone("example.com");
    return both;
  }

  /** An override file that has Terraform use these two. */
  String override() {
    return """
    provider "aws" {
      region                  = "eu-central-1"
      access_key              = "%s"
      secret_key              = "%s"
      max_retries             = 2
      s3_use_path_style       = true
      skip_metadata_api_check = true

      endpoints {
    %s
    %s
      }
    }

    # Where the embedded load balancer listens.
    locals {
      url = "%s/"
    }

    # moto can't be asked for a subnet by its IPv6 block, which the provider does.
    resource "aws_subnet" "public" {
      ipv6_cidr_block = null
    }
    """
        .formatted(
            key("AWS_ACCESS_KEY_ID"),
            key("AWS_SECRET_ACCESS_KEY"),
            endpoints(EMBEDDED, endpoint().toString()),
            endpoints(BY_MOTO, moto.endpoint().toString()),
            aws.url());
  }

  private String key(String name) {
    return Objects.requireNonNull(aws.environment().get(name));
  }

  private static String endpoints(String services, String url) {
    return Stream.of(services.split(" ", -1))
        .map(service -> "%s = \"%s\"".formatted(service, url))
        .collect(Collectors.joining("\n"));
  }

  /** Pushes a good version and a bad one that smoke tests don't find. */
  void push() {
    lotto.push(aws.ecr(), "good");
    lotto.pushFailing(aws.ecr(), "bad", "traffic");
  }

  /** The function, in a repository of another name. */
  private Bundle lottoAs(String name) {
    return new Bundle(name, lotto.handler(), lotto.options(), lotto.jars(), lotto.failing());
  }

  /** Has the load balancer forward to a target group's target. */
  void forward(String targetGroup, String target) {
    aws.forward(targetGroup, target);
  }

  URI url() {
    return aws.url();
  }

  /** From here on the tool may do what the role for GitHub lets a job with this subject do. */
  void enforce(Planned planned, String subject) {
    aws.iam().enforce(planned.roles());
    job = new Environment(planned, aws).job(subject);
  }

  Program.Ended bluegreen(String arguments) throws InterruptedException {
    return Program.run(job, LocalAws.command(arguments));
  }

  /** The memory of the version that serves the public. */
  int memory() {
    var live =
        GetFunctionConfigurationRequest.builder().functionName("lotto").qualifier("live").build();
    return aws.timeline()
        .call(() -> aws.lambda().functions().getFunctionConfiguration(live).memorySize());
  }

  /** What there is in the embedded AWS, as far as Terraform could have made it. */
  Map<String, String> things() throws IOException, InterruptedException {
    Map<String, String> things = new TreeMap<>();
    for (String operation :
        List.of(
            "CodeDeploy_20141006.ListApplications",
            "CodeDeploy_20141006.ListDeploymentConfigs",
            "GraniteServiceVersion20100801.DescribeAlarms",
            "GraniteServiceVersion20100801.ListDashboards",
            "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories")) {
      Map<String, String> headers =
          Map.of(
              "Authorization",
              authorization(),
              "Content-Type",
              "application/x-amz-json-1.1",
              "X-Amz-Target",
              operation);
      things.put(operation, Http.post(endpoint(), headers, "{}"));
    }
    things.put(
        "ListFunctions",
        Http.get(
            endpoint().resolve("/2015-03-31/functions/"),
            Map.of("Authorization", authorization())));
    return things;
  }

  /** Signatures aren't verified. */
  private String authorization() {
    return "AWS4-HMAC-SHA256 Credential=" + key("AWS_ACCESS_KEY_ID") + "/unsigned";
  }

  private URI endpoint() {
    return aws.endpoint();
  }

  @Override
  public void close() {
    moto.close();
    aws.close();
  }
}
