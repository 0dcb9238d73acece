package bluegreen.embedded.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Waits until a function has entered its endless loop, and learns the id of its process. */
final class Stuck implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

  Stuck() throws IOException {
    socket.setSoTimeout(60_000);
  }

  String port() {
    return String.valueOf(socket.getLocalPort());
  }

  long pid() throws IOException {
    try (Socket function = socket.accept()) {
      byte[] pid = function.getInputStream().readAllBytes();
      return Long.parseLong(new String(pid, StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
