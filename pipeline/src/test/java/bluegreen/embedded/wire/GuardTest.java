package bluegreen.embedded.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered: bytes on a socket, since no HTTP client sends a Host of one's choice. */
class GuardTest {
  private static final String HOST = "Host: 127.0.0.1\n";
  private static final String KEY =
      "Authorization: AWS4-HMAC-SHA256 Credential=made/20260301/eu-central-1/any/aws4_request,"
          + " SignedHeaders=host, Signature=0\n";

  private final TestAws aws = new TestAws();

  @AfterEach
  void close() {
    aws.close();
  }

  /** A call in each protocol, and what AWS answers in it. */
  enum Spoken {
    REST_JSON(
        "POST /2015-03-31/functions/f/invocations",
        "",
        "application/octet-stream",
        "x-amzn-errortype: AccessDeniedException",
        "x-amzn-errortype: MissingAuthenticationTokenException",
        "x-amzn-errortype: UnrecognizedClientException"),
    JSON(
        "POST /",
        "X-Amz-Target: CodeDeploy_20141006.ListDeployments\n",
        "application/x-amz-json-1.1",
        "\"__type\":\"AccessDeniedException\"",
        "\"__type\":\"MissingAuthenticationTokenException\"",
        "\"__type\":\"UnrecognizedClientException\""),
    CBOR(
        "POST /service/GraniteServiceVersion20100801/operation/DescribeAlarms",
        "smithy-protocol: rpc-v2-cbor\nx-amzn-query-mode: true\n",
        "application/cbor",
        "x-amzn-query-error: AccessDeniedException;Sender",
        "x-amzn-query-error: MissingAuthenticationTokenException;Sender",
        "x-amzn-query-error: UnrecognizedClientException;Sender"),
    QUERY(
        "POST /",
        "",
        "application/x-www-form-urlencoded; charset=utf-8",
        "<Code>AccessDenied</Code>",
        "<Code>MissingAuthenticationToken</Code>",
        "<Code>InvalidClientTokenId</Code>");

    private final String line;
    private final String headers;
    private final String type;
    private final String denied;
    private final String unsigned;
    private final String unrecognized;

    Spoken(
        String line,
        String headers,
        String type,
        String denied,
        String unsigned,
        String unrecognized) {
      this.line = line;
      this.headers = headers;
      this.type = "Content-Type: " + type + "\n";
      this.denied = denied;
      this.unsigned = unsigned;
      this.unrecognized = unrecognized;
    }

    String body() {
      return switch (this) {
        case REST_JSON, JSON -> "{}";
        case CBOR -> "\u00a0";
        case QUERY -> "Action=DescribeAlarms&Version=2010-08-01";
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_access_key_is_answered(Spoken call) throws Exception {
    assertThat(send(call, HOST + KEY + call.type)).startsWith("HTTP/1.1 200");
    assertThat(aws.calls).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void another_access_key_gets_the_services_own_error(Spoken call) throws Exception {
    assertThat(send(call, HOST + KEY.replace("made", "mad") + call.type))
        .startsWith("HTTP/1.1 403")
        .contains(call.unrecognized, "The security token included in the request is invalid.");
    assertThat(aws.calls).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void so_does_none(Spoken call) throws Exception {
    assertThat(send(call, HOST + call.type)).startsWith("HTTP/1.1 403").contains(call.unsigned);
    assertThat(send(call, HOST + "Authorization: Basic bWFkZTp1cA==\n" + call.type))
        .startsWith("HTTP/1.1 403")
        .contains(call.unsigned);
    assertThat(aws.calls).isEmpty();
  }

  /** What browsers make web pages send, and what they send without a preflight request. */
  @ParameterizedTest
  @EnumSource
  void web_pages_are_denied_even_if_they_know_the_key(Spoken call) throws Exception {
    for (String page :
        new String[] {
          "Host: evil.example\n",
          "Host: evil.example:4566\n",
          "Host: 127.0.0.1.evil.example\n",
          "Host: localhost.evil.example\n",
          "Host: 192.168.0.1\n",
          "Host: [::2]\n",
          "Host: app.localhost\n",
          HOST + "Origin: http://evil.example\n",
          HOST + "Origin: null\n",
          HOST + "Origin: http://127.0.0.1\n",
          HOST + "Sec-Fetch-Site: cross-site\n",
          HOST + "Sec-Fetch-Site: same-site\n",
          HOST + "Sec-Fetch-Site: same-origin\nSec-Fetch-Site: cross-site\n"
        }) {
      assertThat(send(call, page + KEY + call.type))
          .as(page)
          .startsWith("HTTP/1.1 403")
          .contains(call.denied, "web page")
          .doesNotContainIgnoringCase("access-control-allow");
    }
    assertThat(aws.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: 127.0.0.1:4566\n",
        "Host: localhost\n",
        "Host: LOCALHOST:1\n",
        "Host: [::1]:4566\n",
        HOST + "Sec-Fetch-Site: none\n",
        HOST + "Sec-Fetch-Site: same-origin\n"
      })
  void programs_on_this_machine_are_answered(String headers) throws Exception {
    assertThat(send(Spoken.JSON, headers + KEY + Spoken.JSON.type)).startsWith("HTTP/1.1 200");
  }

  /** A form of another type isn't recognized as a form at all. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUERY")
  void a_body_of_another_type_is_not_read(Spoken call) throws Exception {
    for (String type :
        new String[] {"text/plain", "multipart/form-data; boundary=x", "text/html"}) {
      assertThat(send(call, HOST + KEY + "Content-Type: " + type + "\n"))
          .as(type)
          .startsWith("HTTP/1.1 415")
          .contains("UnsupportedMediaTypeException")
          .doesNotContain("Content-Type: text/");
    }
    assertThat(aws.calls).isEmpty();
  }

  @Test
  void a_body_without_a_type_is_an_invocations_alone() throws Exception {
    assertThat(send(Spoken.REST_JSON, HOST + KEY)).startsWith("HTTP/1.1 200");
    assertThat(send(Spoken.JSON, HOST + KEY)).startsWith("HTTP/1.1 415");
    assertThat(send(Spoken.CBOR, HOST + KEY)).startsWith("HTTP/1.1 415");
    assertThat(send("POST /2015-03-31/functions/f/aliases", HOST + KEY, "{\"Name\":\"a\"}"))
        .startsWith("HTTP/1.1 415");
  }

  /** Java's own client calls an empty body a form. */
  @Test
  void a_request_without_a_body_needs_no_type() throws Exception {
    String form = "Content-Type: application/x-www-form-urlencoded\n";

    assertThat(send("POST /2015-03-31/functions/f/versions", HOST + KEY + form, ""))
        .startsWith("HTTP/1.1 201");
    assertThat(send("GET /2015-03-31/functions/f/aliases/a", HOST + KEY, ""))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void pages_see_nothing_else_of_the_endpoint_either() throws Exception {
    String evil = "Host: evil.example\n";

    assertThat(send("GET /", evil, "")).startsWith("HTTP/1.1 403").doesNotContain("GetAlias");
    assertThat(send("OPTIONS /", HOST + "Origin: http://evil.example\n", ""))
        .startsWith("HTTP/1.1 403")
        .doesNotContainIgnoringCase("access-control-allow");
  }

  private String send(Spoken call, String headers) throws IOException {
    return send(call.line, call.headers + headers, call.body());
  }

  private String send(String line, String headers, String body) throws IOException {
    String head =
        line
            + " HTTP/1.1\n"
            + headers
            + "Content-Length: "
            + body.length()
            + "\nConnection: close\n\n";
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(aws.endpoint()).getPort())) {
      socket.getOutputStream().write((head.replace("\n", "\r\n") + body).getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
