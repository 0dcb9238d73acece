package bluegreen.aws;

import bluegreen.ports.Alias;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Functions;
import bluegreen.ports.Image;
import bluegreen.ports.Latest;
import bluegreen.ports.Origin;
import bluegreen.ports.RefusedException;
import bluegreen.ports.StaleException;
import bluegreen.ports.Version;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

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
    return Configured.latest(read("$LATEST").configuration());
  }

  @Override
  public Version version(String number) {
    GetFunctionResponse response = read(number);
    return Configured.version(response.configuration(), response.code().resolvedImageUri());
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
                .filter(v -> !v.version().equals("$LATEST"))
                .map(v -> Configured.version(v, ""))
                .toList());
  }

  @Override
  public Alias alias() {
    GetAliasResponse response =
        Call.of(
            "Lambda GetAlias", () -> lambda.getAlias(r -> r.functionName(function).name(alias)));
    return new Alias(
        response.functionVersion(),
        response.routingConfig() == null
            ? Map.of()
            : response.routingConfig().additionalVersionWeights(),
        response.revisionId(),
        Configured.text(response.description()));
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
  public String publish(Latest latest, Origin origin) {
    return fenced(
            "PublishVersion",
            () ->
                lambda.publishVersion(
                    r ->
                        r.functionName(function)
                            .codeSha256(latest.codeSha256())
                            .revisionId(latest.revision())
                            .description(origin.description())))
        .version();
  }

  @Override
  public void moveAlias(Alias read, String version, String description) {
    fenced(
        "UpdateAlias",
        () ->
            lambda.updateAlias(
                r ->
                    r.functionName(function)
                        .name(alias)
                        .functionVersion(version)
                        .routingConfig(c -> c.additionalVersionWeights(Map.of()))
                        .description(description)
                        .revisionId(read.revision())));
  }

  @Override
  public void wake(String version) {
    SdkBytes nothing = SdkBytes.fromUtf8String("{}");
    var _ =
        Call.of(
            "Lambda Invoke",
            () -> {
              try {
                return lambda.invoke(
                    r -> r.functionName(function).qualifier(version).payload(nothing));
              } catch (LambdaException expected) {
                // The call that wakes a version is itself answered with an error; what counts is
                // the state.
                return expected;
              }
            });
  }

  @Override
  public Invocation invoke(String version, String event) {
    InvokeResponse response =
        existing(
            "Invoke",
            version,
            () ->
                lambda.invoke(
                    r ->
                        r.functionName(function)
                            .qualifier(version)
                            .logType(LogType.TAIL)
                            .payload(SdkBytes.fromUtf8String(event))));
    byte[] log = Base64.getDecoder().decode(Configured.text(response.logResult()));
    return new Invocation(
        response.payload().asUtf8String(),
        response.functionError() != null,
        new String(log, StandardCharsets.UTF_8));
  }

  private GetFunctionResponse read(String qualifier) {
    return existing(
        "GetFunction",
        qualifier,
        () -> lambda.getFunction(r -> r.functionName(function).qualifier(qualifier)));
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

  /** A write that Lambda turns down if something changed since we read it. */
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
