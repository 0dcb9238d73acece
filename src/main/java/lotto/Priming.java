package lotto;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.io.OutputStream;

/** Serves a synthetic request at start, so that the first real one finds all classes loaded. */
final class Priming {

  private static final String EVENT =
      """
      {"requestContext": {"elb": {"targetGroupArn": "priming"}}, "httpMethod": "GET", "path": "/",
       "queryStringParameters": {"games": "1"}, "headers": {"accept": "*/*"}, "body": "",
       "isBase64Encoded": false}
      """;

  private Priming() {}

  /** Runs all code of a real request, from the event's bytes to those of the answer. */
  static void serve(LottoHandler handler) {
    AlbSerializer serializer = new AlbSerializer();
    ApplicationLoadBalancerRequestEvent event =
        serializer.fromJson(EVENT, ApplicationLoadBalancerRequestEvent.class);
    serializer.toJson(
        handler.handleRequest(event, null),
        OutputStream.nullOutputStream(),
        ApplicationLoadBalancerResponseEvent.class);
  }
}
