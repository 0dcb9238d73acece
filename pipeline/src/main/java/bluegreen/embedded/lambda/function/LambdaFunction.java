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

/** A function: {@code $LATEST}, its published versions, aliases, policies and concurrency. */
public final class LambdaFunction {
  public static final String LATEST = "$LATEST";

  private final FunctionReference reference;
  private final Chance chance;
  private final Map<String, LambdaVersion> versions = new LinkedHashMap<>();
  private final Map<String, AliasConfiguration> aliases = new TreeMap<>();
  private final Map<String, Policy> policies = new TreeMap<>();
  private final Map<String, ProvisionedConcurrency> provisioned = new TreeMap<>();
  private final ConcurrencyLimit concurrency = new ConcurrencyLimit();
  private @Nullable LambdaVersion beforeUpdate;
  private @Nullable Publication lastPublication;
  private int lastNumber;

  /**
   * @param chance draws a new RevisionId for every change of a version or an alias
   */
  public LambdaFunction(FunctionReference reference, LambdaVersion latest, Chance chance) {
    this.reference = reference;
    this.chance = chance;
    versions.put(LATEST, revised(latest));
  }

  /** The content of {@code $LATEST} when {@code version} was published from it. */
  private record Publication(String version, FunctionConfiguration content) {}

  public FunctionReference reference() {
    return reference;
  }

  public String name() {
    return reference.name();
  }

  /** The ARN without qualifier. */
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

  /**
   * What runs when {@code version} is invoked: during an update of {@code $LATEST}, its previous
   * code.
   */
  public LambdaVersion running(String version) {
    return version.equals(LATEST) && beforeUpdate != null
        ? beforeUpdate
        : version(version).orElseThrow();
  }

  /** Changes a version's configuration; does nothing if the version has been deleted. */
  public void change(String version, UnaryOperator<FunctionConfiguration> change) {
    versions.computeIfPresent(
        version, (v, is) -> revised(is.with(change.apply(is.configuration()))));
  }

  /** Gives a version or an alias a new RevisionId, as after a change of its policy. */
  public void revise(String qualifier) {
    aliases.computeIfPresent(qualifier, (q, alias) -> revised(alias));
    change(qualifier, UnaryOperator.identity());
  }

  /** Stores an alias with a new RevisionId, and returns it. */
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

  /** Fails if {@code revisionId} is given and is not the latest of {@code $LATEST}. */
  public void requireRevision(@Nullable String revisionId) {
    if (revisionId != null && !revisionId.equals(latest().configuration().revisionId())) {
      throw Errors.otherRevision("GetFunction/GetAlias");
    }
  }

  /** Replaces {@code $LATEST}; until the update ends, invocations run the previous one. */
  public void beginUpdate(LambdaVersion next) {
    beforeUpdate = latest();
    versions.put(LATEST, revised(next));
  }

  /** Completes the update: {@code $LATEST} now runs as it is shown. */
  public void endUpdate(UnaryOperator<FunctionConfiguration> change) {
    beforeUpdate = null;
    change(LATEST, change);
  }

  /** Restores the {@code $LATEST} from before the update; {@code change} records the reason. */
  public void abandonUpdate(UnaryOperator<FunctionConfiguration> change) {
    if (beforeUpdate != null) {
      versions.put(LATEST, beforeUpdate);
    }
    endUpdate(change);
  }

  /** The last published version, if it still exists and {@code $LATEST} has not changed since. */
  public Optional<LambdaVersion> upToDateVersion() {
    return Optional.ofNullable(lastPublication)
        .filter(last -> last.content().equals(Lifecycle.content(latest().configuration())))
        .flatMap(last -> version(last.version()));
  }

  /** Publishes {@code $LATEST} as the next version, in state {@code Pending}. */
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

  /** Deletes a version, its policy and its provisioned concurrency. */
  public void delete(String version) {
    versions.remove(version);
    policies.remove(version);
    provisioned.remove(version);
  }

  /** The aliases by name, sorted. */
  public Map<String, AliasConfiguration> aliases() {
    return aliases;
  }

  /** The policies by alias or version; the function's own is under {@code $LATEST}. */
  public Map<String, Policy> policies() {
    return policies;
  }

  /** The provisioned concurrency by alias or version. */
  public Map<String, ProvisionedConcurrency> provisioned() {
    return provisioned;
  }

  public ConcurrencyLimit concurrency() {
    return concurrency;
  }
}
