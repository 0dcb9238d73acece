package bluegreen.alb;

import bluegreen.alb.BadAnswerException.Reason;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a function's answer as strictly as a load balancer does. Only the status is required.
 * Whatever else is there must be of its type, null is not. The headers' field of the other {@link
 * HeaderMode} is ignored: such an answer reaches the client without its headers.
 *
 * <p>As observed on AWS: https://github.com/aws/aws-lambda-go/issues/438 (null, a status alone),
 * https://github.com/aws/aws-lambda-dotnet/issues/507 (null),
 * https://github.com/jeremydaly/lambda-api/issues/117 (header values),
 * https://github.com/aws/serverless-java-container/issues/347 (the other field).
 */
public final class AlbResponseReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern FINAL_STATUS = Pattern.compile("[2-5][0-9]{2}");
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern TEXT = Pattern.compile("[^\\x00-\\x08\\x0A-\\x1F\\x7F]*");

  private final JsonParser json;
  private final HeaderMode mode;
  private int status;
  private String description = "";
  private Map<String, List<String>> headers = Map.of();
  private boolean base64;
  private String body = "";

  private AlbResponseReader(JsonParser json, HeaderMode mode) {
    this.json = json;
    this.mode = mode;
  }

  /**
   * Reads an answer.
   *
   * @param answer what Invoke gave, JSON
   * @throws BadAnswerException if a load balancer answers 502 instead
   */
  public static AlbResponse read(byte[] answer, HeaderMode mode) throws BadAnswerException {
    if (answer.length > AlbResponse.MAX_BYTES) {
      throw new BadAnswerException(
          Reason.LAMBDA_RESPONSE_TOO_LARGE,
          "the answer has " + answer.length + " bytes, at most " + AlbResponse.MAX_BYTES);
    }
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), answer)) {
      return new AlbResponseReader(json, mode).read();
    } catch (JacksonException e) {
      throw new BadAnswerException(Reason.LAMBDA_INVALID_RESPONSE, "the answer is not JSON", e);
    }
  }

  private AlbResponse read() throws BadAnswerException {
    json.nextToken();
    expect(JsonToken.START_OBJECT, "the answer is not an object");
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      field(json.currentName());
    }
    check(json.nextToken() == null, "something follows the answer");
    check(status != 0, "statusCode is missing");
    return new AlbResponse(status, reason(), headers, body());
  }

  private void field(String name) throws BadAnswerException {
    json.nextToken();
    switch (name) {
      case "statusCode" -> status = status();
      case "statusDescription" -> description = text(name);
      case "isBase64Encoded" -> {
        base64 = json.currentToken() == JsonToken.VALUE_TRUE;
        check(base64 || json.currentToken() == JsonToken.VALUE_FALSE, name + " is not a boolean");
      }
      case "body" -> {
        expect(JsonToken.VALUE_STRING, "body is not a string");
        body = json.getString();
      }
      default -> {
        if (name.equals(mode.headers())) {
          headers = headers();
        } else {
          json.skipChildren();
        }
      }
    }
  }

  private int status() throws BadAnswerException {
    boolean valid =
        json.currentToken() == JsonToken.VALUE_NUMBER_INT
            && FINAL_STATUS.matcher(json.getString()).matches();
    check(valid, "statusCode is not an integer from 200 to 599");
    return json.getIntValue();
  }

  private Map<String, List<String>> headers() throws BadAnswerException {
    expect(JsonToken.START_OBJECT, mode.headers() + " is not an object");
    Map<String, List<String>> read = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      check(NAME.matcher(name).matches(), "\"" + name + "\" is not a header's name");
      json.nextToken();
      read.put(
          name,
          switch (mode) {
            case SINGLE_VALUE -> List.of(text("header " + name));
            case MULTI_VALUE -> texts("header " + name);
          });
    }
    return read;
  }

  private List<String> texts(String what) throws BadAnswerException {
    expect(JsonToken.START_ARRAY, what + " is not a list of strings");
    List<String> read = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      read.add(text(what));
    }
    return read;
  }

  /** A string that fits into a header or the status line: above all, no line breaks. */
  private String text(String what) throws BadAnswerException {
    expect(JsonToken.VALUE_STRING, what + " is not a string");
    String text = json.getString();
    check(TEXT.matcher(text).matches(), what + " has control characters");
    return text;
  }

  private HttpBody body() throws BadAnswerException {
    if (!base64) {
      return HttpBody.of(body);
    }
    try {
      return HttpBody.of(Base64.getDecoder().decode(body));
    } catch (IllegalArgumentException e) {
      throw new BadAnswerException(Reason.LAMBDA_INVALID_RESPONSE, "body is not Base64", e);
    }
  }

  /** {@code 200 OK} → {@code OK}. */
  private String reason() {
    String prefix = status + " ";
    return description.startsWith(prefix) ? description.substring(prefix.length()) : "";
  }

  private void expect(JsonToken token, String otherwise) throws BadAnswerException {
    check(json.currentToken() == token, otherwise);
  }

  private static void check(boolean valid, String otherwise) throws BadAnswerException {
    if (!valid) {
      throw new BadAnswerException(Reason.LAMBDA_INVALID_RESPONSE, otherwise);
    }
  }
}
