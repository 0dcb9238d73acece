package bluegreen.embedded.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** A function that fails to start, in the way that the variable {@code START} names. */
public final class Stillborn implements RequestHandler<Object, Object> {
  public Stillborn() {
    switch (System.getenv("START")) {
      case "throw" -> throw new IllegalStateException("no database");
      case "exit" -> System.exit(3);
      default -> new java.util.concurrent.Semaphore(0).acquireUninterruptibly();
    }
  }

  @Override
  public Object handleRequest(Object event, Context context) {
    return "never";
  }
}
