package bluegreen.embedded.iam;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The roles of an account as {@code aws iam get-account-authorization-details} prints them, whole
 * or the list of roles alone.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
public final class AuthorizationDetails {
  private final List<Detail> roles = new ArrayList<>();

  /** One role; its policies are read when it is asked for, since others may not be judged here. */
  public record Detail(JsonNode json, Map<String, String> managed) {
    public Detail {
      managed = Map.copyOf(managed);
    }

    public String arn() {
      return json.path("Arn").asString("");
    }

    /** All of its documents, as text. */
    public String text() {
      return json + String.join("", attached());
    }

    /** Whether a service may assume it. */
    public boolean isFor(String service) {
      return document(json.path("AssumeRolePolicyDocument")).contains("\"" + service + "\"");
    }

    /**
     * The role.
     *
     * @throws IllegalArgumentException if a policy of it is missing, or can't be judged here
     */
    public Role role() {
      List<Policy> policies = new ArrayList<>();
      for (JsonNode inline : json.path("RolePolicyList")) {
        policies.add(Policy.parse(document(inline.path("PolicyDocument"))));
      }
      attached().forEach(policy -> policies.add(Policy.parse(policy)));
      String boundary = json.at("/PermissionsBoundary/PermissionsBoundaryArn").asString("");
      return new Role(
          arn(),
          Policy.parse(document(json.path("AssumeRolePolicyDocument"))),
          policies,
          boundary.isEmpty()
              ? Optional.empty()
              : Optional.of(Policy.parse(managed(boundary, "boundary"))));
    }

    private List<String> attached() {
      return json.path("AttachedManagedPolicies")
          .valueStream()
          .map(policy -> managed(policy.path("PolicyArn").asString(""), "policy"))
          .toList();
    }

    private String managed(String arn, String kind) {
      return Optional.ofNullable(managed.get(arn))
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "The %s %s of %s is not in the file.".formatted(kind, arn, arn())));
    }
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if {@code json} has no roles
   */
  public static AuthorizationDetails parse(String json) {
    try {
      JsonNode all = JsonMapper.shared().readTree(json);
      AuthorizationDetails details = new AuthorizationDetails();
      Map<String, String> managed = new TreeMap<>();
      for (JsonNode policy : all.path("Policies")) {
        policy
            .path("PolicyVersionList")
            .valueStream()
            .filter(version -> version.path("IsDefaultVersion").asBoolean(false))
            .forEach(v -> managed.put(policy.path("Arn").asString(), document(v.path("Document"))));
      }
      for (JsonNode role : all.isArray() ? all : all.path("RoleDetailList")) {
        details.roles.add(new Detail(role, managed));
      }
      if (details.roles.isEmpty()) {
        throw new IllegalArgumentException("It has no RoleDetailList.");
      }
      return details;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("It is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  public List<Detail> roles() {
    return List.copyOf(roles);
  }

  /** The CLI prints documents as JSON; the API, and other clients, as text that is URL-encoded. */
  private static String document(JsonNode json) {
    if (!json.isString()) {
      return json.toString();
    }
    String text = json.asString();
    return text.startsWith("%") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
  }
}
