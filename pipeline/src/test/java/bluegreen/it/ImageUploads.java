package bluegreen.it;

import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.ecr.Image;
import bluegreen.rehearsal.Bundle;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/**
 * Where a build without Docker gets its image into the registry: the folder of a built checkout is
 * posted to {@code /repository:tag}, and answered by the image's digest.
 */
final class ImageUploads implements AutoCloseable {
  private final HttpServer server;
  private final Ecr ecr;

  private ImageUploads(HttpServer server, Ecr ecr) {
    this.server = server;
    this.ecr = ecr;
  }

  static ImageUploads open(Ecr ecr) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ImageUploads uploads = new ImageUploads(server, ecr);
    server.createContext("/", uploads::answer);
    server.start();
    return uploads;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String folder = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      int status = 200;
      String body;
      try {
        body = push(exchange.getRequestURI().getPath().substring(1), Path.of(folder));
      } catch (EcrException | IllegalStateException e) {
        status = 409;
        body = e.toString();
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Returns the digest. */
  String push(String image, Path checkout) {
    String repository = image.substring(0, image.indexOf(':'));
    String tag = image.substring(image.indexOf(':') + 1);
    Bundle lotto = Bundle.lotto(checkout);
    new Bundle(repository, lotto.handler(), lotto.options(), lotto.jars(), lotto.failing())
        .push(ecr, tag);
    return ecr.find(repository, ImageIdentifier.builder().imageTag(tag).build())
        .map(Image::digest)
        .orElseThrow();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
