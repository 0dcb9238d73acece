package bluegreen.embedded.wire;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** An HTTP response. */
record Answer(int status, Map<String, String> headers, SdkBytes body) {
  static final String CONTENT_TYPE = "Content-Type";
}
