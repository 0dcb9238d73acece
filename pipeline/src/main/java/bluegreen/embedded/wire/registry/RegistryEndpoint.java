package bluegreen.embedded.wire.registry;

import static io.helidon.http.Method.DELETE;
import static io.helidon.http.Method.GET;
import static io.helidon.http.Method.HEAD;
import static io.helidon.http.Method.PATCH;
import static io.helidon.http.Method.POST;
import static io.helidon.http.Method.PUT;

import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.model.Caller;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.model.Timeline;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecr.model.EcrException;

/**
 * The registry API that {@code docker login}, {@code push} and {@code pull} use.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md
 */
public final class RegistryEndpoint {
  static final HeaderName DIGEST = HeaderNames.create("Docker-Content-Digest");

  private static final String BASIC = "Basic ";
  private static final HeaderName VERSION = HeaderNames.create("Docker-Distribution-Api-Version");
  private static final Pattern PATH =
      Pattern.compile(
          "/v2/(?:(?<name>.+)/(?:blobs/uploads/(?<upload>[^/]*)|blobs/(?<blob>[^/]+)"
              + "|manifests/(?<manifest>[^/]+)|tags/(?<tags>list)))?");

  private final Ecr ecr;
  private final BlobEndpoint blobs;
  private final ManifestEndpoint manifests;

  public RegistryEndpoint(Ecr ecr, Timeline timeline) {
    this.ecr = ecr;
    blobs = new BlobEndpoint(ecr.blobs());
    manifests = new ManifestEndpoint(ecr, timeline);
  }

  /** Adds the registry's routes to a server. */
  public void route(HttpRouting.Builder routes) {
    routes.any("/v2", this::serve).any("/v2/*", this::serve);
  }

  private void serve(ServerRequest in, ServerResponse out) {
    out.header(VERSION, "registry/2.0");
    try {
      Principal caller = requireToken(in, out);
      Caller.run(caller, () -> answer(in, out));
    } catch (EcrException e) {
      refuse(RegistryException.of(e), out);
    } catch (RegistryException e) {
      refuse(e, out);
    }
  }

  /** Requires basic authentication with the token from {@code GetAuthorizationToken}. */
  private Principal requireToken(ServerRequest in, ServerResponse out) {
    Optional<Principal> caller =
        in.headers()
            .first(HeaderNames.AUTHORIZATION)
            .filter(given -> given.startsWith(BASIC))
            .flatMap(given -> ecr.owner(given.substring(BASIC.length())));
    if (caller.isEmpty()) {
      out.header(HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"ecr\",service=\"ecr.amazonaws.com\"");
      throw new RegistryException(
          Status.UNAUTHORIZED_401,
          "UNAUTHORIZED",
          "Log in with user AWS and the password that aws ecr get-login-password prints");
    }
    return caller.get();
  }

  /** Fails unless IAM allows the caller what ECR asks for this request. */
  private void requirePermission(ServerRequest in, Matcher path) {
    for (String action : RegistryActions.of(in.prologue().method(), path)) {
      ecr.denial(action, path.group("name"))
          .ifPresent(
              message -> {
                throw new RegistryException(Status.FORBIDDEN_403, "DENIED", message);
              });
    }
  }

  private void answer(ServerRequest in, ServerResponse out) {
    Matcher path = PATH.matcher(in.path().rawPath());
    if (!path.matches()) {
      throw unsupported(in);
    }
    requirePermission(in, path);
    try {
      answer(path, in, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(Matcher path, ServerRequest in, ServerResponse out) throws IOException {
    String name = path.group("name");
    if (name == null) {
      out.send("{}");
    } else if (path.group("upload") != null) {
      upload(name, path.group("upload"), in, out);
    } else if (path.group("blob") != null) {
      requireRead(in);
      blobs.send(name, path.group("blob"), in, out);
    } else if (path.group("tags") != null) {
      requireRead(in);
      manifests.tags(name, out);
    } else if (in.prologue().method().equals(PUT)) {
      manifests.put(name, path.group("manifest"), in, out);
    } else {
      requireRead(in);
      manifests.send(name, path.group("manifest"), in, out);
    }
  }

  private void upload(String name, String id, ServerRequest in, ServerResponse out)
      throws IOException {
    Method method = in.prologue().method();
    if (id.isEmpty() && method.equals(POST)) {
      blobs.begin(name, in, out);
    } else if (method.equals(PATCH)) {
      blobs.append(name, id, in, out);
    } else if (method.equals(PUT)) {
      blobs.complete(name, id, in, out);
    } else if (method.equals(DELETE)) {
      blobs.cancel(name, id, out);
    } else {
      throw unsupported(in);
    }
  }

  private static void requireRead(ServerRequest in) {
    Method method = in.prologue().method();
    if (!method.equals(GET) && !method.equals(HEAD)) {
      throw unsupported(in);
    }
  }

  private static RegistryException unsupported(ServerRequest in) {
    return new RegistryException(
        Status.METHOD_NOT_ALLOWED_405,
        "UNSUPPORTED",
        in.prologue().method().text() + " " + in.path().rawPath() + " isn't served here");
  }

  private static void refuse(RegistryException refusal, ServerResponse out) {
    out.status(refusal.status());
    out.header(HeaderNames.CONTENT_TYPE, "application/json");
    out.send(refusal.json());
  }
}
