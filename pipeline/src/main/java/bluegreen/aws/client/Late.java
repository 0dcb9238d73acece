package bluegreen.aws.client;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A client that most commands don't need: made when it is used first. */
public final class Late<C extends AutoCloseable> {
  private final Supplier<C> create;
  private @Nullable C client;

  public Late(Supplier<C> create) {
    this.create = create;
  }

  synchronized C get() {
    C made = client == null ? create.get() : client;
    client = made;
    return made;
  }

  /** Closes it, if it was made. */
  synchronized void close(Closing<? super C> how) {
    if (client != null) {
      how.close(client);
    }
  }

  /** Closes a client without an exception. */
  interface Closing<C> {
    void close(C client);
  }
}
