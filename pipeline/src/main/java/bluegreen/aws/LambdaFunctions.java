package bluegreen.aws;

import bluegreen.aws.client.Call;
import bluegreen.ports.Alias;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Functions;
import bluegreen.ports.Image;
import bluegreen.ports.Latest;
import bluegreen.ports.Origin;
import bluegreen.ports.RefusedException;
import bluegreen.ports.StaleException;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/** Lambda, for one function and its alias. */
public final class LambdaFunctions implements Functions {
  private final LambdaClient lambda;
  private final String function;
  private final String alias;

  public LambdaFunctions(LambdaClient lambda, Coordinates coordinates) {
    this.lambda = lambda;
    this.function = coordinates.function();
    this.alias = coordinates.alias();
  }

  @Override
  public Latest latest() {
    return read("$LATEST", Configured::latest);
  }

  @Override
  public Version version(VersionNumber number) {
    return read(number.toString(), Configured::version);
  }

  @Override
  public Optional<Version> find(VersionNumber number) {
    return Call.of(
        "Lambda GetFunction",
        () -> {
          try {
            return Optional.of(Configured.version(get(number.toString())));
          } catch (ResourceNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public List<Version> versions() {
    return Call.of(
        "Lambda ListVersionsByFunction",
        () ->
            lambda
                .listVersionsByFunctionPaginator(r -> r.functionName(function))
                .versions()
                .stream()
                .filter(v -> !"$LATEST".equals(v.version()))
                .map(v -> Configured.version(v, ""))
                .toList());
  }

  @Override
  public Alias alias() {
    return Call.of(
        "Lambda GetAlias", () -> alias(lambda.getAlias(r -> r.functionName(function).name(alias))));
  }

  private Alias alias(GetAliasResponse response) {
    Map<VersionNumber, Double> weights = new HashMap<>();
    if (response.routingConfig() != null) {
      response
          .routingConfig()
          .additionalVersionWeights()
          .forEach(
              (version, weight) ->
                  weights.put(number(version), Call.member("a version's weight", weight)));
    }
    return new Alias(
        number(Call.member("FunctionVersion", response.functionVersion())),
        weights,
        Call.member("RevisionId", response.revisionId()),
        Configured.text(response.description()));
  }

  private VersionNumber number(String version) {
    return VersionNumber.parse(version)
        .orElseThrow(
            () ->
                new RefusedException(
                    "Alias " + alias + " points at " + version + ", which is no published version.",
                    "Publish a version and point the alias at it: weights need two versions that"
                        + " no longer change."));
  }

  @Override
  public void updateCode(Latest latest, Image image) {
    fenced(
        "UpdateFunctionCode",
        () ->
            lambda.updateFunctionCode(
                r -> r.functionName(function).imageUri(image.uri()).revisionId(latest.revision())));
  }

  @Override
  public VersionNumber publish(Latest latest, Origin origin) {
    return fenced(
        "PublishVersion",
        () ->
            number(
                Call.member(
                    "Version",
                    lambda
                        .publishVersion(
                            r ->
                                r.functionName(function)
                                    .codeSha256(latest.codeSha256())
                                    .revisionId(latest.revision())
                                    .description(origin.description()))
                        .version())));
  }

  @Override
  public void moveAlias(Alias read, VersionNumber version, String description) {
    fenced(
        "UpdateAlias",
        () ->
            moved(
                lambda.updateAlias(
                    r ->
                        r.functionName(function)
                            .name(alias)
                            .functionVersion(version.toString())
                            .routingConfig(c -> c.additionalVersionWeights(Map.of()))
                            .description(description)
                            .revisionId(read.revision())),
                version,
                description));
  }

  /** An answer that says something else is of another time. */
  private static UpdateAliasResponse moved(
      UpdateAliasResponse now, VersionNumber version, String description) {
    AliasRoutingConfiguration routing = now.routingConfig();
    boolean asAsked =
        version.toString().equals(Call.member("FunctionVersion", now.functionVersion()))
            && description.equals(Configured.text(now.description()))
            && (routing == null || routing.additionalVersionWeights().isEmpty());
    if (!asAsked) {
      throw new StaleException("UpdateAlias was answered with another state of the alias");
    }
    return now;
  }

  @Override
  public void wake(VersionNumber version) {
    SdkBytes nothing = SdkBytes.fromUtf8String("{}");
    var _ =
        Call.of(
            "Lambda Invoke",
            () -> {
              try {
                return lambda.invoke(
                    r -> r.functionName(function).qualifier(version.toString()).payload(nothing));
              } catch (LambdaException expected) {
                // Lambda answers the call that wakes a version with an error. The state counts.
                return expected;
              }
            });
  }

  @Override
  public Invocation invoke(VersionNumber version, String event) {
    return Invocations.of(
        () ->
            existing(
                "Invoke",
                version.toString(),
                () ->
                    lambda.invoke(
                        r ->
                            r.functionName(function)
                                .qualifier(version.toString())
                                .logType(LogType.TAIL)
                                .payload(SdkBytes.fromUtf8String(event)))));
  }

  private <T> T read(String qualifier, Function<GetFunctionResponse, T> reader) {
    return existing("GetFunction", qualifier, () -> reader.apply(get(qualifier)));
  }

  private GetFunctionResponse get(String qualifier) {
    return lambda.getFunction(r -> r.functionName(function).qualifier(qualifier));
  }

  private <T> T existing(String operation, String version, Supplier<T> call) {
    return Call.of(
        "Lambda " + operation,
        () -> {
          try {
            return call.get();
          } catch (ResourceNotFoundException e) {
            throw new RefusedException(
                "There is no version " + version + " of function " + function + ".",
                "Choose one from bluegreen history.");
          }
        });
  }

  /** A write that Lambda rejects if something changed since we read it. */
  private static <T> T fenced(String operation, Supplier<T> write) {
    return Call.of(
        "Lambda " + operation,
        () -> {
          try {
            return write.get();
          } catch (PreconditionFailedException | ResourceConflictException e) {
            throw new StaleException(operation + ": " + e.getMessage(), e);
          }
        });
  }
}
