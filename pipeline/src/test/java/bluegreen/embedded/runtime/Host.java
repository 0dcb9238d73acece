package bluegreen.embedded.runtime;

/** A process that runs a function until that has hung for so many seconds; for tests of its end. */
final class Host {
  private Host() {}

  public static void main(String[] args) {
    try (Processes processes = new Processes(Limits.DEFAULT, line -> {})) {
      var version = Functions.version().toBuilder().timeout(Integer.parseInt(args[1])).build();
      processes.invoke(Functions.obey(version, "loop", args[0]));
    }
  }
}
