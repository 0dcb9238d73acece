package bluegreen.embedded.model;

import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/** What CodeDeploy needs of Lambda: the alias that it shifts. */
public interface Aliases {
  GetAliasResponse getAlias(GetAliasRequest request);

  UpdateAliasResponse updateAlias(UpdateAliasRequest request);
}
