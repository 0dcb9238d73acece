package bluegreen;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** A public of one that asks again as soon as it has an answer. */
final class Asking implements AutoCloseable {
  private final URI url;
  private final Thread thread;
  private volatile boolean closed;

  Asking(URI url) {
    this.url = url;
    thread = Thread.ofVirtual().start(this::ask);
  }

  private void ask() {
    while (!closed) {
      try {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.getResponseCode();
        connection.disconnect();
      } catch (IOException e) {
        closed = true;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
