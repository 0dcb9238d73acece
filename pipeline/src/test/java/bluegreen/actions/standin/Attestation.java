package bluegreen.actions.standin;

import bluegreen.actions.Action;
import bluegreen.actions.Action.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks the inputs and permissions of an attestation of an image's origin or contents; keeps
 * nothing but that there is one.
 */
final class Attestation {
  private Attestation() {}

  static Action action() {
    return new Action(Set.of("subject-name", "subject-digest", "sbom-path"), Attestation::attest);
  }

  private static Map<String, String> attest(Use use) throws IOException {
    use.requirePermission("id-token", "write");
    use.requirePermission("attestations", "write");
    String image = use.require("subject-name") + "@" + use.require("subject-digest");
    if (!Image.pushed(use.run()).equals(image)) {
      throw new IllegalArgumentException(image + " is not what this run has pushed");
    }
    if (use.input("sbom-path").isPresent()) {
      Path sbom = use.machine().workspace().resolve(use.require("sbom-path"));
      JsonNode content = JsonMapper.shared().readTree(Files.readString(sbom));
      if (!content.path("bomFormat").asString("").equals("CycloneDX")) {
        throw new IllegalArgumentException(sbom + " is not an SBOM");
      }
    }
    Files.writeString(use.run().hub().attestation(use.require("subject-digest")), image);
    return Map.of("attestation-id", "1");
  }
}
