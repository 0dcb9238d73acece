package bluegreen.rehearsal.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;

/** A function that does what its event says. */
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
      case "context" ->
          Map.of(
              "arn", context.getInvokedFunctionArn(),
              "remaining", context.getRemainingTimeInMillis(),
              "requestId", context.getAwsRequestId());
      default -> throw new AssertionError(event);
    };
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
