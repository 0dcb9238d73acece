package bluegreen.embedded.wire.protocol;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** An HTTP response. */
public record Answer(int status, Map<String, String> headers, SdkBytes body) {
  static final String CONTENT_TYPE = "Content-Type";
}
