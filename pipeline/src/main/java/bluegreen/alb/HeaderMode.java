package bluegreen.alb;

/**
 * How events and answers spell headers and query parameters: a target group's attribute {@code
 * lambda.multi_value_headers.enabled}.
 */
public enum HeaderMode {
  /** One value each, of a request the last. */
  SINGLE_VALUE("headers", "queryStringParameters"),
  /** A list of values each. */
  MULTI_VALUE("multiValueHeaders", "multiValueQueryStringParameters");

  private final String headers;
  private final String parameters;

  HeaderMode(String headers, String parameters) {
    this.headers = headers;
    this.parameters = parameters;
  }

  /** The field of an event or answer that has the headers. */
  public String headers() {
    return headers;
  }

  /** The field of an event that has the query parameters. */
  String parameters() {
    return parameters;
  }
}
