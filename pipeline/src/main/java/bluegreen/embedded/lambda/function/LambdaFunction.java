package bluegreen.embedded.lambda.function;

import bluegreen.embedded.model.Chance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** A function: {@code $LATEST}, the versions published from it, and what is attached to both. */
public final class LambdaFunction {
  public static final String LATEST = "$LATEST";

  private final FunctionReference reference;
  private final Chance chance;
  private final Map<String, LambdaVersion> versions = new LinkedHashMap<>();
  private final Map<String, AliasConfiguration> aliases = new TreeMap<>();
  private final Map<String, Policy> policies = new TreeMap<>();
  private final Map<String, String> tags = new TreeMap<>();
  private final ConcurrencyLimit concurrency = new ConcurrencyLimit();
  private @Nullable LambdaVersion beforeUpdate;
  private @Nullable Publication lastPublication;
  private int lastNumber;

  /**
   * @param chance draws a revision for every change of a version or an alias
   */
  public LambdaFunction(FunctionReference reference, LambdaVersion latest, Chance chance) {
    this.reference = reference;
    this.chance = chance;
    versions.put(LATEST, revised(latest));
  }

  /** What {@code $LATEST} was when a version was cut from it. */
  private record Publication(String version, FunctionConfiguration content) {}

  public FunctionReference reference() {
    return reference;
  }

  public String name() {
    return reference.name();
  }

  /** Without qualifier. */
  public String arn() {
    return reference.arn();
  }

  public LambdaVersion latest() {
    return version(LATEST).orElseThrow();
  }

  public Optional<LambdaVersion> version(String version) {
    return Optional.ofNullable(versions.get(version));
  }

  /** All versions, {@code $LATEST} first. */
  public List<LambdaVersion> versions() {
    return List.copyOf(versions.values());
  }

  /** What runs when {@code version} is invoked: during an update, {@code $LATEST} of before. */
  public LambdaVersion running(String version) {
    return version.equals(LATEST) && beforeUpdate != null
        ? beforeUpdate
        : version(version).orElseThrow();
  }

  /** Changes how a version is shown, if it is still there. */
  public void change(String version, UnaryOperator<FunctionConfiguration> change) {
    versions.computeIfPresent(
        version, (v, is) -> revised(is.with(change.apply(is.configuration()))));
  }

  /** Gives a version or an alias another revision, as a change of its policy does. */
  public void revise(String qualifier) {
    aliases.computeIfPresent(qualifier, (q, alias) -> revised(alias));
    change(qualifier, UnaryOperator.identity());
  }

  /** Keeps an alias, under its next revision. */
  public AliasConfiguration keep(AliasConfiguration alias) {
    AliasConfiguration kept = revised(alias);
    aliases.put(kept.name(), kept);
    return kept;
  }

  private LambdaVersion revised(LambdaVersion version) {
    return version.with(version.configuration().toBuilder().revisionId(chance.uuid()).build());
  }

  private AliasConfiguration revised(AliasConfiguration alias) {
    return alias.toBuilder().revisionId(chance.uuid()).build();
  }

  /** Fences a change of {@code $LATEST}; null is no fence. */
  public void requireRevision(@Nullable String revisionId) {
    if (revisionId != null && !revisionId.equals(latest().configuration().revisionId())) {
      throw Errors.otherRevision("GetFunction/GetAlias");
    }
  }

  public void beginUpdate(LambdaVersion next) {
    beforeUpdate = latest();
    versions.put(LATEST, revised(next));
  }

  public void endUpdate(UnaryOperator<FunctionConfiguration> change) {
    beforeUpdate = null;
    change(LATEST, change);
  }

  /** Back to what it was; {@code change} says why. */
  public void abandonUpdate(UnaryOperator<FunctionConfiguration> change) {
    if (beforeUpdate != null) {
      versions.put(LATEST, beforeUpdate);
    }
    endUpdate(change);
  }

  /** The version that was cut last, if it is still there and {@code $LATEST} is still the same. */
  public Optional<LambdaVersion> upToDateVersion() {
    return Optional.ofNullable(lastPublication)
        .filter(last -> last.content().equals(Lifecycle.content(latest().configuration())))
        .flatMap(last -> version(last.version()));
  }

  /** Cuts a version from {@code $LATEST}. */
  public LambdaVersion cut(String description) {
    FunctionConfiguration latest = latest().configuration();
    String number = String.valueOf(++lastNumber);
    FunctionConfiguration configuration =
        Lifecycle.creating(latest).toBuilder()
            .version(number)
            .functionArn(arn() + ":" + number)
            .description(description)
            .build();
    LambdaVersion version = revised(latest().with(configuration));
    versions.put(number, version);
    lastPublication = new Publication(number, Lifecycle.content(latest));
    revise(LATEST);
    return version;
  }

  public void delete(String version) {
    versions.remove(version);
    policies.remove(version);
  }

  /** By name, in order of name. */
  public Map<String, AliasConfiguration> aliases() {
    return aliases;
  }

  /** By alias, by version, or by {@code $LATEST} for the function itself. */
  public Map<String, Policy> policies() {
    return policies;
  }

  public Map<String, String> tags() {
    return tags;
  }

  public ConcurrencyLimit concurrency() {
    return concurrency;
  }
}
