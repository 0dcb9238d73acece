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
import software.amazon.awssdk.services.ecr.model.InvalidLayerException;
import software.amazon.awssdk.services.ecr.model.UploadNotFoundException;

/**
 * What images are made of, as container tools bring and fetch it. Bytes take real time: they flow
 * outside the model's lock, which is taken only to see whose they are.
 */
public final class Blobs implements AutoCloseable {
  private final RepositoryOperations repositories;
  private final Timeline timeline;
  private final Chance chance;
  private final Map<Upload, Blob> uploads = new ConcurrentHashMap<>();
  private final Queue<Blob> all = new ConcurrentLinkedQueue<>();

  Blobs(RepositoryOperations repositories, Timeline timeline, Chance chance) {
    this.repositories = repositories;
    this.timeline = timeline;
    this.chance = chance;
  }

  /** A blob on its way into a repository. */
  public record Upload(String repository, String id) {}

  /** Begins an upload into a repository that exists. */
  public Upload begin(String repository) throws IOException {
    Upload upload =
        timeline.call(() -> new Upload(repositories.get(repository).name(), chance.uuid()));
    Blob blob = new Blob();
    all.add(blob);
    uploads.put(upload, blob);
    return upload;
  }

  /** Adds to an upload; returns how many bytes it has now. */
  public long append(Upload upload, InputStream bytes) throws IOException {
    Blob blob = uploads.get(upload);
    if (blob == null) {
      throw notFound(upload);
    }
    return blob.append(bytes);
  }

  /** Ends an upload, with which the repository has the blob; a wrong digest ends it in vain. */
  public void complete(Upload upload, String digest) throws IOException {
    Blob blob = uploads.remove(upload);
    if (blob == null) {
      throw notFound(upload);
    }
    if (!blob.digest().equals(digest)) {
      discard(blob);
      throw InvalidLayerException.builder()
          .message(
              "Layer digest '%s' is not '%s', the digest of what was uploaded"
                  .formatted(digest, blob.digest()))
          .build();
    }
    timeline.run(() -> repositories.get(upload.repository()).keep(blob));
  }

  /** Ends an upload in vain. */
  public void cancel(Upload upload) throws IOException {
    Blob blob = uploads.remove(upload);
    if (blob == null) {
      throw notFound(upload);
    }
    discard(blob);
  }

  /** The blob that a repository has under this digest. */
  public Optional<Blob> find(String repository, String digest) {
    return timeline.call(() -> repositories.get(repository).blob(digest));
  }

  @Override
  public void close() {
    uploads.clear();
    try {
      for (Blob blob : all) {
        blob.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("What was pushed can't be removed", e);
    }
  }

  private void discard(Blob blob) throws IOException {
    all.remove(blob);
    blob.close();
  }

  private static UploadNotFoundException notFound(Upload upload) {
    return UploadNotFoundException.builder()
        .message(
            "There is no upload '%s' into the repository with name '%s'"
                .formatted(upload.id(), upload.repository()))
        .build();
  }
}
