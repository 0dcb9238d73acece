package bluegreen.embedded.model;

import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/** CodeDeploy's view of Lambda: the alias whose traffic it shifts. */
public interface Aliases {
  GetAliasResponse getAlias(GetAliasRequest request);

  UpdateAliasResponse updateAlias(UpdateAliasRequest request);
}
