package bluegreen.embedded.wire.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Brings bodies into a form in which they are equal if they mean the same. */
final class CaseBody {
  /** What no case states, but every answer of AWS has. */
  private static final List<String> OWN = List.of("ResponseMetadata", "RequestId");

  private static final ObjectMapper CBOR = new CBORMapper();

  private CaseBody() {}

  static Object expected(Dialect dialect, String mediaType, String text) throws Exception {
    return dialect == Dialect.RPC_V2_CBOR
        ? comparable(mediaType, Base64.getDecoder().decode(text))
        : comparable(mediaType, text.getBytes(UTF_8));
  }

  static Object comparable(String mediaType, byte[] body) throws Exception {
    return switch (mediaType) {
      case "application/json" -> numbers(JsonMapper.shared().readValue(body, Object.class));
      case "application/cbor" -> numbers(CBOR.readValue(body, Object.class));
      case "application/xml" -> xml(body);
      default -> new String(body, UTF_8);
    };
  }

  /** JSON and CBOR have several forms for one number. */
  private static Object numbers(Object value) {
    return switch (value) {
      case java.util.Map<?, ?> map -> {
        java.util.Map<Object, Object> plain = new java.util.TreeMap<>();
        map.forEach((name, each) -> plain.put(name, numbers(each)));
        yield plain;
      }
      case List<?> list -> {
        List<Object> plain = new ArrayList<>();
        list.forEach(each -> plain.add(numbers(each)));
        yield plain;
      }
      case Number number -> number.doubleValue();
      case byte[] bytes -> "bytes " + Base64.getEncoder().encodeToString(bytes);
      case null, default -> String.valueOf(value);
    };
  }

  private static String xml(byte[] body) throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(body))
            .getDocumentElement();
    return text(root);
  }

  private static String text(Element element) {
    List<Element> children = new ArrayList<>();
    NodeList nodes = element.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element child && !OWN.contains(child.getTagName())) {
        children.add(child);
      }
    }
    children.sort(Comparator.comparing(Node::getNodeName)); // members have no order, elements do
    StringBuilder text = new StringBuilder("<" + element.getTagName() + ">");
    if (children.isEmpty()) {
      text.append(ownText(element));
    }
    children.forEach(child -> text.append(text(child)));
    return text.append("</").append(element.getTagName()).append(">").toString();
  }

  private static String ownText(Element element) {
    boolean hidden = element.getElementsByTagName("*").getLength() > 0;
    return hidden ? "" : element.getTextContent();
  }
}
