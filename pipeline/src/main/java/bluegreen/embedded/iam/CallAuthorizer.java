package bluegreen.embedded.iam;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Authorizer;
import bluegreen.embedded.model.Permissions.Ask;
import bluegreen.embedded.model.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks IAM for every call of an operation what AWS asks. */
public final class CallAuthorizer implements Authorizer {
  /** Allowed to everybody who has credentials, also by an explicit deny. */
  private static final Set<String> FREE = Set.of("sts:GetCallerIdentity");

  private static final Map<String, String> OTHER_NAMES =
      Map.of("lambda:Invoke", "lambda:InvokeFunction");

  /**
   * Operations on a version or an alias that are judged on its own ARN.
   * https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
   */
  private static final Set<String> QUALIFIED =
      Set.of("lambda:InvokeFunction", "lambda:AddPermission", "lambda:RemovePermission");

  /**
   * Operations of which AWS's table and its guide don't say the same: judged here on the function
   * and on the version or alias, so that a policy has to allow for both readings.
   */
  private static final Set<String> EITHER =
      Set.of("lambda:GetFunction", "lambda:GetFunctionConfiguration");

  private final Iam iam;
  private final Resources resources;
  private final FurtherActions further;

  public CallAuthorizer(Iam iam, Account account, Known known) {
    this.iam = iam;
    this.resources = new Resources(account, known);
    this.further = new FurtherActions(resources, known, account);
  }

  @Override
  public Optional<String> denial(Call call) {
    if (!iam.enforces() || call.caller() instanceof Principal.Root) {
      return Optional.empty();
    }
    return Stream.concat(own(call).stream(), further.of(call).stream())
        .flatMap(ask -> iam.denial(ask).map(why -> message(ask, why)).stream())
        .findFirst();
  }

  /** AWS's sentence about an image that Lambda may not pull, and that about everything else. */
  private static String message(Ask ask, String why) {
    return ask.caller() instanceof Principal.Service
        ? "Lambda does not have permission to access the ECR image. Check the ECR permissions."
        : ask.denied(why);
  }

  private List<Ask> own(Call call) {
    String operation = call.service() + ":" + call.operation();
    String action = OTHER_NAMES.getOrDefault(operation, operation);
    if (FREE.contains(action)) {
      return List.of();
    }
    Map<String, List<String>> context = context(call);
    return names(call, action).stream()
        .map(resource -> new Ask(call.caller(), action, resource, context))
        .toList();
  }

  private List<String> names(Call call, String action) {
    Members members = new Members(call.request());
    List<ActionTable.Type> types = ActionTable.types(action);
    Optional<String> tagged = resources.tagged(members);
    if (tagged.isPresent()) {
      return List.of(tagged.get());
    }
    List<String> qualified = resources.of(call.service(), "function-version", members);
    if (QUALIFIED.contains(action) && !qualified.isEmpty()) {
      return qualified;
    }
    Stream<String> more = EITHER.contains(action) ? qualified.stream() : Stream.empty();
    List<String> named =
        Stream.concat(
                types.stream()
                    .flatMap(type -> resources.of(call.service(), type.name(), members).stream()),
                more)
            .distinct()
            .toList();
    return types.isEmpty()
            || (named.isEmpty() && types.stream().noneMatch(ActionTable.Type::required))
        ? List.of("*")
        : named;
  }

  /** The condition keys of these operations that policies here use. */
  private static Map<String, List<String>> context(Call call) {
    Members members = new Members(call.request());
    List<String> actions =
        Stream.of("AlarmActions", "OKActions", "InsufficientDataActions")
            .flatMap(member -> members.texts(member).stream())
            .toList();
    return actions.isEmpty() ? Map.of() : Map.of("cloudwatch:AlarmActions", actions);
  }
}
