package bluegreen.embedded.wire.registry;

import bluegreen.embedded.ecr.Blob;
import bluegreen.embedded.ecr.Blobs;
import bluegreen.embedded.ecr.Blobs.Upload;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pushes and pulls layers and configurations as streams, without a limit on their size. */
final class BlobEndpoint {
  private static final HeaderName UPLOAD = HeaderNames.create("Docker-Upload-UUID");
  private static final Pattern QUERY = Pattern.compile("(?:^|&)digest=([^&]*)");

  private final Blobs blobs;

  BlobEndpoint(Blobs blobs) {
    this.blobs = blobs;
  }

  void send(String repository, String digest, ServerRequest in, ServerResponse out)
      throws IOException {
    Blob blob =
        blobs
            .find(repository, digest)
            .orElseThrow(
                () ->
                    new RegistryException(
                        Status.NOT_FOUND_404,
                        "BLOB_UNKNOWN",
                        "The repository '%s' has no layer '%s'".formatted(repository, digest)));
    out.header(HeaderNames.CONTENT_TYPE, "application/octet-stream");
    out.header(HeaderNames.CONTENT_LENGTH, Long.toString(blob.size()));
    out.header(RegistryEndpoint.DIGEST, digest);
    if (in.prologue().method().equals(Method.HEAD)) {
      out.send();
    } else {
      try (OutputStream body = out.outputStream()) {
        blob.copyTo(body);
      }
    }
  }

  /** Starts an upload; with a digest in the query, the request contains the whole blob. */
  void begin(String repository, ServerRequest in, ServerResponse out) throws IOException {
    Upload upload = blobs.begin(repository);
    if (digest(in).isPresent()) {
      complete(repository, upload.id(), in, out);
    } else {
      accept(upload, 0, out);
    }
  }

  void append(String repository, String id, ServerRequest in, ServerResponse out)
      throws IOException {
    Upload upload = new Upload(repository, id);
    accept(upload, receive(upload, in), out);
  }

  void complete(String repository, String id, ServerRequest in, ServerResponse out)
      throws IOException {
    Upload upload = new Upload(repository, id);
    String digest = digest(in).orElse("");
    receive(upload, in);
    blobs.complete(upload, digest);
    out.status(Status.CREATED_201);
    out.header(HeaderNames.LOCATION, "/v2/" + repository + "/blobs/" + digest);
    out.header(RegistryEndpoint.DIGEST, digest);
    out.send();
  }

  void cancel(String repository, String id, ServerResponse out) throws IOException {
    blobs.cancel(new Upload(repository, id));
    out.status(Status.NO_CONTENT_204).send();
  }

  private static Optional<String> digest(ServerRequest in) {
    Matcher query = QUERY.matcher(in.query().rawValue());
    return query.find()
        ? Optional.of(URLDecoder.decode(query.group(1), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private long receive(Upload upload, ServerRequest in) throws IOException {
    try (InputStream body =
        in.content().hasEntity() ? in.content().inputStream() : InputStream.nullInputStream()) {
      return blobs.append(upload, body);
    }
  }

  private static void accept(Upload upload, long size, ServerResponse out) {
    out.status(Status.ACCEPTED_202);
    out.header(
        HeaderNames.LOCATION, "/v2/" + upload.repository() + "/blobs/uploads/" + upload.id());
    out.header(HeaderNames.RANGE, "0-" + Math.max(0, size - 1));
    out.header(UPLOAD, upload.id());
    out.send();
  }
}
