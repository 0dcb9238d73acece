import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The result of a load in which each connection sends its next request when the last is answered.
 *
 * @param nanos how long each request took, ascending
 */
record Load(double seconds, long[] nanos) {
  private static final String LENGTH = "content-length:";

  double rate() {
    return nanos.length / seconds;
  }

  /** Milliseconds within which this share of the requests was answered. */
  double millis(double share) {
    return nanos[(int) (share * (nanos.length - 1))] / 1e6;
  }

  /** Sends requests for {@code duration}; fails on any status but 200. */
  static Load on(URI url, int connections, Duration duration) throws InterruptedException {
    long began = System.nanoTime();
    long end = began + duration.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<long[]>> all =
          threads.invokeAll(
              IntStream.range(0, connections)
                  .<Callable<long[]>>mapToObj(i -> () -> ask(url, end))
                  .toList());
      long[] nanos = all.stream().flatMapToLong(Load::times).sorted().toArray();
      return new Load((System.nanoTime() - began) / 1e9, nanos);
    }
  }

  private static LongStream times(Future<long[]> connection) {
    try {
      return Arrays.stream(connection.get());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long[] ask(URI url, long end) throws IOException {
    byte[] request =
        ("GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    LongStream.Builder nanos = LongStream.builder();
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (long began = System.nanoTime(); began < end; ) {
        socket.getOutputStream().write(request);
        read(in);
        long now = System.nanoTime();
        nanos.add(now - began);
        began = now;
      }
    }
    return nanos.build().toArray();
  }

  private static void read(InputStream in) throws IOException {
    String status = line(in);
    if (!status.contains(" 200 ")) {
      throw new IOException("answered " + status);
    }
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
