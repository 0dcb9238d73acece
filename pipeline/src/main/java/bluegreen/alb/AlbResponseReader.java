package bluegreen.alb;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a function's answer as strictly as a load balancer does: a header that is no string, a flag
 * in quotes or a missing map of headers is a bad gateway.
 */
public final class AlbResponseReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern TEXT = Pattern.compile("[^\\x00-\\x08\\x0A-\\x1F\\x7F]*");

  private final JsonParser json;
  private final String headersField;
  private int status;
  private String description = "";
  private @Nullable Map<String, List<String>> headers;
  private boolean base64;
  private String body = "";

  private AlbResponseReader(JsonParser json, boolean multiValueHeaders) {
    this.json = json;
    this.headersField = multiValueHeaders ? "multiValueHeaders" : "headers";
  }

  public static AlbResponse read(byte[] answer, boolean multiValueHeaders)
      throws BadAnswerException {
    if (answer.length > AlbResponse.MAX_BYTES) {
      throw new BadAnswerException(
          BadAnswerException.Reason.LAMBDA_RESPONSE_TOO_LARGE,
          "the answer has " + answer.length + " bytes");
    }
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), answer)) {
      return new AlbResponseReader(json, multiValueHeaders).read();
    } catch (JacksonException | IllegalArgumentException e) {
      throw new BadAnswerException(
          BadAnswerException.Reason.LAMBDA_INVALID_RESPONSE, String.valueOf(e.getMessage()));
    }
  }

  private AlbResponse read() {
    json.nextToken();
    expect(JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      field(json.currentName());
    }
    check(json.nextToken() == null, "something follows the answer");
    check(status >= 200 && status <= 599, "statusCode is missing or no final status");
    if (headers == null) {
      throw new IllegalArgumentException(headersField + " is missing");
    }
    return new AlbResponse(status, reason(), headers, bytes());
  }

  private SdkBytes bytes() {
    return base64
        ? SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(body))
        : SdkBytes.fromUtf8String(body);
  }

  private void field(String name) {
    JsonToken value = json.nextToken();
    if (name.equals(headersField)) {
      headers = value == JsonToken.VALUE_NULL ? null : headers();
    } else if (value != JsonToken.VALUE_NULL) {
      scalar(name);
    }
  }

  private void scalar(String name) {
    switch (name) {
      case "statusCode" -> {
        expect(JsonToken.VALUE_NUMBER_INT);
        status = json.getIntValue();
      }
      case "statusDescription" -> description = text();
      case "isBase64Encoded" -> base64 = json.getBooleanValue();
      case "body" -> {
        expect(JsonToken.VALUE_STRING);
        body = json.getString();
      }
      default -> json.skipChildren();
    }
  }

  private Map<String, List<String>> headers() {
    expect(JsonToken.START_OBJECT);
    Map<String, List<String>> read = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      check(NAME.matcher(name).matches(), "a header has an impossible name");
      json.nextToken();
      read.put(name, headersField.equals("headers") ? List.of(text()) : texts());
    }
    return read;
  }

  private List<String> texts() {
    expect(JsonToken.START_ARRAY);
    List<String> read = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      read.add(text());
    }
    return read;
  }

  /** A string that fits into a header or the status line: no line breaks above all. */
  private String text() {
    expect(JsonToken.VALUE_STRING);
    String text = json.getString();
    check(TEXT.matcher(text).matches(), "a header or the status has control characters");
    return text;
  }

  /** {@code 200 OK} → {@code OK}. */
  private String reason() {
    String prefix = status + " ";
    return description.startsWith(prefix) ? description.substring(prefix.length()) : "";
  }

  private void expect(JsonToken token) {
    check(json.currentToken() == token, json.currentName() + " is not " + token);
  }

  private static void check(boolean valid, String otherwise) {
    if (!valid) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
