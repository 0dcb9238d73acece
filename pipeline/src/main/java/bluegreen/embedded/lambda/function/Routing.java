package bluegreen.embedded.lambda.function;

import static bluegreen.embedded.lambda.function.LambdaFunction.LATEST;

import bluegreen.embedded.model.Chance;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** How an alias distributes invocations over at most two versions. */
public final class Routing {
  private Routing() {}

  /** Draws the version for one invocation by weight, independently of all other invocations. */
  public static String choose(AliasConfiguration alias, Chance chance) {
    for (var additional : weights(alias).entrySet()) {
      if (chance.happens(additional.getValue())) {
        return additional.getKey();
      }
    }
    return alias.functionVersion();
  }

  /** Whether the alias routes to the version, at any weight. */
  public static boolean leadsTo(AliasConfiguration alias, String version) {
    return alias.functionVersion().equals(version) || weights(alias).containsKey(version);
  }

  /** The weight of the additional version, if there is one. */
  public static Map<String, Double> weights(AliasConfiguration alias) {
    return alias.routingConfig() == null
        ? Map.of()
        : alias.routingConfig().additionalVersionWeights();
  }

  /**
   * Returns the alias to store, without an empty routing configuration. Fails if its versions or
   * weights are not allowed.
   */
  public static AliasConfiguration checked(LambdaFunction function, AliasConfiguration alias) {
    LambdaVersion main = require(function, alias.functionVersion());
    Map<String, Double> weights = weights(alias);
    if (weights.size() > 1) {
      throw Errors.invalid("Number of items in AdditionalVersionWeights cannot be greater than 1");
    }
    weights.keySet().forEach(version -> check(function, main, version));
    return weights.isEmpty()
        ? alias.toBuilder().routingConfig((AliasRoutingConfiguration) null).build()
        : alias;
  }

  private static void check(LambdaFunction function, LambdaVersion main, String version) {
    String mainVersion = main.configuration().version();
    if (version.equals(mainVersion)) {
      throw Errors.invalid(
          ("Invalid function version %1$s. Function version %1$s is already included in routing"
                  + " configuration.")
              .formatted(version));
    }
    if (mainVersion.equals(LATEST)) {
      throw Errors.invalid("$LATEST is not supported for an alias pointing to more than 1 version");
    }
    requireAlike(main.configuration(), require(function, version).configuration());
  }

  private static LambdaVersion require(LambdaFunction function, String version) {
    return function
        .version(version)
        .orElseThrow(() -> Errors.functionNotFound(function.reference().with(version)));
  }

  private static void requireAlike(FunctionConfiguration one, FunctionConfiguration other) {
    if (!Objects.equals(one.role(), other.role())) {
      throw Errors.invalid("Specified versions must be associated with the same execution role");
    }
    if (!Objects.equals(one.deadLetterConfig(), other.deadLetterConfig())) {
      throw Errors.invalid(
          "Specified versions must be associated with the same dead letter configuration");
    }
  }
}
