package bluegreen.embedded.lambda.function;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** The resource-based policy of a function, a version or an alias: an IAM policy document. */
public record Policy(
    @JsonProperty("Version") String version,
    @JsonProperty("Id") String id,
    @JsonProperty("Statement") List<Statement> statements) {
  public Policy {
    statements = List.copyOf(statements);
  }

  public static Policy of(List<Statement> statements) {
    return new Policy("2012-10-17", "default", statements);
  }

  /**
   * One permission.
   *
   * @param principal {@code *}, or the principal by its kind ({@code AWS} or {@code Service})
   * @param condition values by operator, then by key
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Statement(
      @JsonProperty("Sid") String sid,
      @JsonProperty("Effect") String effect,
      @JsonProperty("Principal") Object principal,
      @JsonProperty("Action") String action,
      @JsonProperty("Resource") String resource,
      @JsonProperty("Condition") Map<String, Map<String, String>> condition) {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    public static Statement of(AddPermissionRequest request, String resource) {
      Map<String, Map<String, String>> condition = new TreeMap<>();
      require(condition, "ArnLike", "AWS:SourceArn", request.sourceArn());
      require(condition, "StringEquals", "AWS:SourceAccount", request.sourceAccount());
      require(condition, "StringEquals", "aws:PrincipalOrgID", request.principalOrgID());
      require(condition, "StringEquals", "lambda:EventSourceToken", request.eventSourceToken());
      require(
          condition,
          "StringEquals",
          "lambda:FunctionUrlAuthType",
          request.functionUrlAuthTypeAsString());
      return new Statement(
          request.statementId(),
          "Allow",
          principal(request.principal()),
          request.action(),
          resource,
          condition);
    }

    private static void require(
        Map<String, Map<String, String>> condition,
        String operator,
        String key,
        @Nullable String value) {
      if (value != null) {
        condition.computeIfAbsent(operator, o -> new TreeMap<>()).put(key, value);
      }
    }

    private static Object principal(String principal) {
      if (principal.equals("*")) {
        return principal;
      }
      if (ACCOUNT.matcher(principal).matches()) {
        return Map.of("AWS", "arn:aws:iam::" + principal + ":root");
      }
      return Map.of(principal.startsWith("arn:") ? "AWS" : "Service", principal);
    }
  }
}
