package bluegreen.embedded.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A function that runs the command in its event. */
public final class Obedient implements RequestHandler<Map<String, String>, Object> {
  @Override
  public Object handleRequest(Map<String, String> event, Context context) {
    String argument = event.getOrDefault("argument", "");
    return switch (event.getOrDefault("do", "nothing")) {
      case "echo" -> argument;
      case "pid" -> ProcessHandle.current().pid();
      case "throw" -> throw new IllegalArgumentException(argument);
      case "exit" -> exit(Integer.parseInt(argument));
      case "loop" -> loop(argument);
      case "repeat" -> "x".repeat(Integer.parseInt(argument));
      case "print" -> print(argument);
      case "environment" -> System.getenv();
      case "write" -> write(Path.of(argument));
      case "read" -> read(Path.of(argument));
      case "fill" -> fill(Integer.parseInt(argument));
      case "context" ->
          Map.of(
              "arn", context.getInvokedFunctionArn(),
              "remaining", context.getRemainingTimeInMillis(),
              "requestId", context.getAwsRequestId());
      default -> throw new AssertionError(event);
    };
  }

  private static Object write(Path file) {
    try {
      Files.writeString(file, "written");
      return "written";
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Object read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Object fill(int megabytes) {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < megabytes; i++) {
      byte[] some = new byte[1024 * 1024];
      Arrays.fill(some, (byte) 1);
      all.add(some);
    }
    return all.size();
  }

  private static Object exit(int status) {
    System.exit(status);
    return status;
  }

  private static Object loop(String port) {
    System.out.println("looping");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
      socket.getOutputStream().write(String.valueOf(ProcessHandle.current().pid()).getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    while (true) {
      Thread.onSpinWait();
    }
  }

  private static Object print(String lines) {
    System.out.println(lines);
    System.err.println("and to stderr");
    return "printed";
  }
}
