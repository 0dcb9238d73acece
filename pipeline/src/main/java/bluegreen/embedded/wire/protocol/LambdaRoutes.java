package bluegreen.embedded.wire.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTTP method and path of each of Lambda's operations, as in its API model. */
public final class LambdaRoutes {
  /** Names Lambda in a {@link Protocol.Target}: its protocol has no name for the service. */
  public static final String SERVICE = "lambda";

  public static final List<Route> ROUTES =
      """
      GET    200 /2016-08-19/account-settings                                      GetAccountSettings
      GET    200 /2015-03-31/functions                                             ListFunctions
      POST   201 /2015-03-31/functions                                             CreateFunction
      GET    200 /2015-03-31/functions/{FunctionName}                              GetFunction
      DELETE 204 /2015-03-31/functions/{FunctionName}                              DeleteFunction
      PUT    200 /2015-03-31/functions/{FunctionName}/code                         UpdateFunctionCode
      GET    200 /2015-03-31/functions/{FunctionName}/configuration                GetFunctionConfiguration
      PUT    200 /2015-03-31/functions/{FunctionName}/configuration                UpdateFunctionConfiguration
      POST   200 /2015-03-31/functions/{FunctionName}/invocations                  Invoke
      GET    200 /2015-03-31/functions/{FunctionName}/versions                     ListVersionsByFunction
      POST   201 /2015-03-31/functions/{FunctionName}/versions                     PublishVersion
      GET    200 /2015-03-31/functions/{FunctionName}/aliases                      ListAliases
      POST   201 /2015-03-31/functions/{FunctionName}/aliases                      CreateAlias
      GET    200 /2015-03-31/functions/{FunctionName}/aliases/{Name}               GetAlias
      PUT    200 /2015-03-31/functions/{FunctionName}/aliases/{Name}               UpdateAlias
      DELETE 204 /2015-03-31/functions/{FunctionName}/aliases/{Name}               DeleteAlias
      GET    200 /2015-03-31/functions/{FunctionName}/policy                       GetPolicy
      POST   201 /2015-03-31/functions/{FunctionName}/policy                       AddPermission
      DELETE 204 /2015-03-31/functions/{FunctionName}/policy/{StatementId}         RemovePermission
      GET    200 /2019-09-30/functions/{FunctionName}/concurrency                  GetFunctionConcurrency
      PUT    200 /2017-10-31/functions/{FunctionName}/concurrency                  PutFunctionConcurrency
      DELETE 204 /2017-10-31/functions/{FunctionName}/concurrency                  DeleteFunctionConcurrency
      GET    200 /2019-09-30/functions/{FunctionName}/provisioned-concurrency?List=ALL ListProvisionedConcurrencyConfigs
      GET    200 /2019-09-30/functions/{FunctionName}/provisioned-concurrency      GetProvisionedConcurrencyConfig
      PUT    202 /2019-09-30/functions/{FunctionName}/provisioned-concurrency      PutProvisionedConcurrencyConfig
      DELETE 204 /2019-09-30/functions/{FunctionName}/provisioned-concurrency      DeleteProvisionedConcurrencyConfig
      GET    200 /2020-06-30/functions/{FunctionName}/code-signing-config          GetFunctionCodeSigningConfig
      GET    200 /2019-09-25/functions/{FunctionName}/event-invoke-config          GetFunctionEventInvokeConfig
      GET    200 /2024-08-31/functions/{FunctionName}/recursion-config             GetFunctionRecursionConfig
      GET    200 /2021-07-20/functions/{FunctionName}/runtime-management-config    GetRuntimeManagementConfig
      GET    200 /2021-10-31/functions/{FunctionName}/url                          GetFunctionUrlConfig
      GET    200 /2017-03-31/tags/{Resource}                                       ListTags
      POST   204 /2017-03-31/tags/{Resource}                                       TagResource
      DELETE 204 /2017-03-31/tags/{Resource}                                       UntagResource
      """
          .lines()
          .map(Route::parse)
          .toList();

  private LambdaRoutes() {}

  static Optional<Found> find(Request request) {
    return ROUTES.stream().flatMap(route -> route.match(request).stream()).findFirst();
  }

  /** The route that matches a request. */
  record Found(Route route, Matcher path) {
    /** The path's parameters, decoded. */
    Map<String, List<String>> parameters() {
      Map<String, List<String>> parameters = new HashMap<>();
      for (String name : path.namedGroups().keySet()) {
        String encoded = path.group(name).replace("+", "%2B"); // a plus sign in a path is no space
        parameters.put(name, List.of(Form.decode(encoded)));
      }
      return parameters;
    }
  }

  /** One line of the table above. */
  public record Route(String method, int status, Pattern path, String query, String operation) {
    static Route parse(String line) {
      String[] words = line.split(" +", -1);
      String[] uri = words[2].split("\\?", 2);
      Pattern path = Pattern.compile(uri[0].replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)") + "/?");
      String query = uri.length > 1 ? uri[1] : "";
      return new Route(words[0], Integer.parseInt(words[1]), path, query, words[3]);
    }

    Optional<Found> match(Request request) {
      return Optional.of(new Found(this, path.matcher(request.path())))
          .filter(found -> method.equals(request.method()))
          .filter(found -> request.query().contains(query) && found.path().matches());
    }
  }
}
