package bluegreen.actions.standin;

import bluegreen.actions.Action;
import bluegreen.actions.Action.Use;
import bluegreen.actions.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The stand-ins for all actions that the workflows use. */
public final class StandIns {
  private static final String JDK = "25";
  private static final Pattern SHORTENED = Pattern.compile("[0-9a-f]{7,39}");

  private StandIns() {}

  /** All stand-ins by action name. */
  public static Map<String, Action> all() {
    return Map.ofEntries(
        Map.entry(
            "actions/checkout",
            new Action(Set.of("ref", "fetch-depth", "persist-credentials"), StandIns::checkout)),
        Map.entry(
            "actions/setup-java",
            new Action(Set.of("distribution", "java-version", "cache"), StandIns::java)),
        Map.entry(
            "hashicorp/setup-terraform", Action.nothing("terraform_version", "terraform_wrapper")),
        Map.entry("actions/upload-artifact", Artifacts.upload()),
        Map.entry("actions/download-artifact", Artifacts.download()),
        Map.entry("actions/attest", Attestation.action()),
        Map.entry("aws-actions/configure-aws-credentials", Aws.credentials()),
        Map.entry("aws-actions/amazon-ecr-login", Aws.login()),
        Map.entry("docker/setup-buildx-action", Action.nothing()),
        Map.entry("docker/build-push-action", Image.build()));
  }

  /** Clones the commit alone, or all branches and their history if the depth is 0. */
  private static Map<String, String> checkout(Use use) throws IOException {
    use.requirePermission("contents", "read");
    Path workspace = use.machine().workspace();
    String ref = use.input("ref").orElse(use.run().event().sha());
    if (SHORTENED.matcher(ref).matches()) {
      throw new IllegalArgumentException(ref + " is taken for a branch: a commit has 40 digits");
    }
    Repository clone = new Repository(workspace);
    clone.git("init", "--quiet");
    clone.git("remote", "add", "origin", "file://" + use.run().hub().repository());
    if (use.input("fetch-depth").orElse("1").equals("0")) {
      clone.git("fetch", "--quiet", "origin");
    } else {
      clone.git("fetch", "--quiet", "--depth=1", "origin", ref);
    }
    clone.git("-c", "advice.detachedHead=false", "checkout", "--quiet", ref);
    return Map.of("commit", clone.git("rev-parse", "HEAD").strip(), "ref", ref);
  }

  /** Provides the JDK that runs this program. */
  private static Map<String, String> java(Use use) {
    use.require("distribution");
    use.require("java-version", JDK);
    Path home = Path.of(System.getProperty("java.home"));
    use.machine().export("JAVA_HOME", home.toString());
    use.machine().prependPath(home.resolve("bin"));
    return Map.of("path", home.toString(), "version", JDK);
  }
}
