package bluegreen.rehearsal.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** A function that does what its event says. */
public final class Obedient implements RequestHandler<Map<String, String>, Object> {
  @Override
  public Object handleRequest(Map<String, String> event, Context context) {
    String argument = event.getOrDefault("argument", "");
    return switch (event.get("do")) {
      case "echo" -> argument;
      case "pid" -> ProcessHandle.current().pid();
      case "throw" -> throw new IllegalArgumentException(argument);
      case "exit" -> exit(Integer.parseInt(argument));
      case "loop" -> loop();
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

  private static Object loop() {
    System.out.println("looping in " + ProcessHandle.current().pid());
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
