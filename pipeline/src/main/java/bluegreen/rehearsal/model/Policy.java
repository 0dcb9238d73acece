package bluegreen.rehearsal.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** Who may invoke a function, a version or an alias: an IAM policy document. */
record Policy(
    @JsonProperty("Version") String version,
    @JsonProperty("Id") String id,
    @JsonProperty("Statement") List<Statement> statements) {
  Policy {
    statements = List.copyOf(statements);
  }

  static Policy of(List<Statement> statements) {
    return new Policy("2012-10-17", "default", statements);
  }

  /**
   * One permission.
   *
   * @param principal {@code *}, or what kind of principal and which
   * @param condition by operator, then by key
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Statement(
      @JsonProperty("Sid") String sid,
      @JsonProperty("Effect") String effect,
      @JsonProperty("Principal") Object principal,
      @JsonProperty("Action") String action,
      @JsonProperty("Resource") String resource,
      @JsonProperty("Condition") Map<String, Map<String, String>> condition) {}
}
