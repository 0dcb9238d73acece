package bluegreen;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A public of one that asks 250 times a second. */
final class Asking implements AutoCloseable {
  private static final int MILLIS = 4;

  private final URI url;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  Asking(URI url) {
    this.url = url;
    var _ = pace.scheduleAtFixedRate(this::ask, 0, MILLIS, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    try {
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
      connection.getResponseCode();
      connection.disconnect();
    } catch (IOException e) {
      throw new IllegalStateException("The load balancer does not answer", e);
    }
  }

  @Override
  public void close() {
    pace.close();
  }
}
