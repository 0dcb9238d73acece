package bluegreen.ports;

import java.util.List;

/** Hears what happens, as it happens. Concurrent calls may report that they are retried. */
public interface Story {
  /** Something was found out or done. */
  void done(String what);

  /** Something takes a while. */
  void waiting(String what);

  /** Something that the reader should know, although the deed goes on. */
  void warning(String what);

  /** Traffic moves: called whenever something of it has changed. */
  void shifting(Deployment deployment, ShiftProgress progress);

  /** The result of one smoke test; no failures if it passed. */
  void smoke(String test, List<String> failures);
}
