package bluegreen.embedded.wire.protocol;

import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.StructureShape;
import software.amazon.smithy.protocoltests.traits.AppliesTo;
import software.amazon.smithy.protocoltests.traits.HttpMalformedRequestTestCase;
import software.amazon.smithy.protocoltests.traits.HttpMessageTestCase;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestCase;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestCase;

/** A test case that Smithy publishes for a protocol. */
sealed interface PublishedCase {
  Dialect dialect();

  String id();

  /** The case's place in Smithy's list; a request and a response may have the same id. */
  default String name() {
    return switch (this) {
      case Asked _ -> "request " + id();
      case Answered _ -> "response " + id();
      case Failed _ -> "error " + id();
      case Malformed _ -> "malformed " + id();
    };
  }

  /** Whether it is meant for servers, too. */
  default boolean isForServers() {
    return true;
  }

  /** A request, and what the server has to understand. */
  record Asked(Dialect dialect, OperationShape operation, HttpRequestTestCase given)
      implements PublishedCase {
    @Override
    public String id() {
      return given.getId();
    }

    @Override
    public boolean isForServers() {
      return forServers(given);
    }
  }

  /** What the operation returned, and how the server has to write it. */
  record Answered(Dialect dialect, OperationShape operation, HttpResponseTestCase given)
      implements PublishedCase {
    @Override
    public String id() {
      return given.getId();
    }

    @Override
    public boolean isForServers() {
      return forServers(given);
    }
  }

  /** An error, and how the server has to write it. */
  record Failed(Dialect dialect, StructureShape error, HttpResponseTestCase given)
      implements PublishedCase {
    @Override
    public String id() {
      return given.getId();
    }

    @Override
    public boolean isForServers() {
      return forServers(given);
    }
  }

  /** A request that the server has to refuse. */
  record Malformed(Dialect dialect, OperationShape operation, HttpMalformedRequestTestCase given)
      implements PublishedCase {
    @Override
    public String id() {
      return given.getId();
    }
  }

  private static boolean forServers(HttpMessageTestCase given) {
    return given.getAppliesTo().map(to -> to == AppliesTo.SERVER).orElse(true);
  }
}
