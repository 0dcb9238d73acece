package bluegreen.embedded.ecr;

import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Timeline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Layers and configurations of images, as container tools push and pull them. A transfer takes real
 * time, so it runs outside the model's lock, which is taken only to look up the repository.
 */
public final class Blobs implements AutoCloseable {
  private final RepositoryStore repositories;
  private final Timeline timeline;
  private final Chance chance;
  private final Map<Upload, Blob> uploads = new ConcurrentHashMap<>();
  private final Queue<Blob> all = new ConcurrentLinkedQueue<>();

  Blobs(RepositoryStore repositories, Timeline timeline, Chance chance) {
    this.repositories = repositories;
    this.timeline = timeline;
    this.chance = chance;
  }

  /** A blob on its way into a repository. */
  public record Upload(String repository, String id) {}

  /** Starts an upload into an existing repository. */
  public Upload begin(String repository) throws IOException {
    Upload upload =
        timeline.call(() -> new Upload(repositories.require(repository).name(), chance.uuid()));
    Blob blob = new Blob();
    all.add(blob);
    uploads.put(upload, blob);
    return upload;
  }

  /** Appends to an upload; returns its size so far in bytes. */
  public long append(Upload upload, InputStream bytes) throws IOException {
    Blob blob = uploads.get(upload);
    if (blob == null) {
      throw Errors.uploadNotFound(upload);
    }
    return blob.append(bytes);
  }

  /**
   * Completes an upload: the repository then has the blob. If the digest is wrong, the upload is
   * discarded and an error thrown.
   */
  public void complete(Upload upload, String digest) throws IOException {
    Blob blob = uploads.remove(upload);
    if (blob == null) {
      throw Errors.uploadNotFound(upload);
    }
    if (!blob.digest().equals(digest)) {
      discard(blob);
      throw Errors.invalidLayer(digest, blob);
    }
    timeline.run(() -> repositories.require(upload.repository()).keep(blob));
  }

  /** Cancels an upload and discards its bytes. */
  public void cancel(Upload upload) throws IOException {
    Blob blob = uploads.remove(upload);
    if (blob == null) {
      throw Errors.uploadNotFound(upload);
    }
    discard(blob);
  }

  /** The blob with this digest in a repository. */
  public Optional<Blob> find(String repository, String digest) {
    return timeline.call(() -> repositories.require(repository).blob(digest));
  }

  @Override
  public void close() {
    uploads.clear();
    try {
      for (Blob blob : all) {
        blob.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Can't delete the pushed blobs", e);
    }
  }

  private void discard(Blob blob) throws IOException {
    all.remove(blob);
    blob.close();
  }
}
