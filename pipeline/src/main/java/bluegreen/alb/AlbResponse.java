package bluegreen.alb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What a function answers to a load balancer, once it is known to make a valid HTTP response.
 *
 * @param reason what follows the status in the status line, empty for the usual
 * @param headers as the function spells them
 */
public record AlbResponse(
    int status, String reason, Map<String, List<String>> headers, SdkBytes body) {
  static final int MAX_BYTES = 1024 * 1024;

  /** Whether HTTP allows the status a body. */
  public boolean mayHaveBody() {
    return status != 204 && status != 205 && status != 304;
  }
}
