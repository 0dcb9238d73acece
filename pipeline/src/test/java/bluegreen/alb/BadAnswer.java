package bluegreen.alb;

import static bluegreen.alb.HeaderMode.MULTI_VALUE;
import static bluegreen.alb.HeaderMode.SINGLE_VALUE;

import java.util.List;

/**
 * An answer of a function that a load balancer turns into 502.
 *
 * @param mode of the target group
 * @param brokenRule what is wrong with the answer
 */
public record BadAnswer(HeaderMode mode, String json, String brokenRule) {
  private static final String STATUS = "statusCode is not an integer from 200 to 599";

  /** Whoever reads answers is tested with all of these. */
  public static List<BadAnswer> all() {
    return List.of(
        single("", "the answer is not an object"),
        single("null", "the answer is not an object"),
        single("[]", "the answer is not an object"),
        single("\"hello\"", "the answer is not an object"),
        single("{", "the answer is not JSON"),
        single("hello", "the answer is not JSON"),
        single("{\"statusCode\":200} {}", "something follows the answer"),
        single("{}", "statusCode is missing"),
        single("{\"headers\":{}}", "statusCode is missing"),
        single("{\"statusCode\":null}", STATUS),
        single("{\"statusCode\":\"200\"}", STATUS),
        single("{\"statusCode\":200.5}", STATUS),
        single("{\"statusCode\":99999999999}", STATUS),
        single("{\"statusCode\":101}", STATUS),
        single("{\"statusCode\":199}", STATUS),
        single("{\"statusCode\":600}", STATUS),
        single("{\"statusCode\":200,\"headers\":null}", "headers is not an object"),
        single("{\"statusCode\":200,\"headers\":[]}", "headers is not an object"),
        single("{\"statusCode\":200,\"headers\":{\"a\":true}}", "header a is not a string"),
        single("{\"statusCode\":200,\"headers\":{\"a\":5}}", "header a is not a string"),
        single("{\"statusCode\":200,\"headers\":{\"a\":null}}", "header a is not a string"),
        single("{\"statusCode\":200,\"headers\":{\"a\":[\"b\"]}}", "header a is not a string"),
        single(
            "{\"statusCode\":200,\"headers\":{\"a b\":\"c\"}}", "\"a b\" is not a header's name"),
        single("{\"statusCode\":200,\"headers\":{\"\":\"c\"}}", "\"\" is not a header's name"),
        single(
            "{\"statusCode\":200,\"headers\":{\"a\":\"b\\r\\nc: d\"}}",
            "header a has control characters"),
        single(
            "{\"statusCode\":200,\"headers\":{\"a\":\"b\\u0000\"}}",
            "header a has control characters"),
        single(
            "{\"statusCode\":200,\"headers\":{\"a\":\"b\\u007f\"}}",
            "header a has control characters"),
        single(
            "{\"statusCode\":200,\"statusDescription\":null}", "statusDescription is not a string"),
        single(
            "{\"statusCode\":200,\"statusDescription\":\"200 OK\\r\\na: b\"}",
            "statusDescription has control characters"),
        single(
            "{\"statusCode\":200,\"isBase64Encoded\":\"true\"}",
            "isBase64Encoded is not a boolean"),
        single("{\"statusCode\":200,\"isBase64Encoded\":null}", "isBase64Encoded is not a boolean"),
        single(
            "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"no base64\"}",
            "body is not Base64"),
        single("{\"statusCode\":200,\"body\":null}", "body is not a string"),
        single("{\"statusCode\":200,\"body\":{\"a\":1}}", "body is not a string"),
        multi("{\"statusCode\":200,\"body\":null}", "body is not a string"),
        multi(
            "{\"statusCode\":200,\"multiValueHeaders\":null}",
            "multiValueHeaders is not an object"),
        multi(
            "{\"statusCode\":200,\"multiValueHeaders\":{\"a\":\"b\"}}",
            "header a is not a list of strings"),
        multi(
            "{\"statusCode\":200,\"multiValueHeaders\":{\"a\":[\"b\",5]}}",
            "header a is not a string"));
  }

  private static BadAnswer single(String json, String brokenRule) {
    return new BadAnswer(SINGLE_VALUE, json, brokenRule);
  }

  private static BadAnswer multi(String json, String brokenRule) {
    return new BadAnswer(MULTI_VALUE, json, brokenRule);
  }
}
