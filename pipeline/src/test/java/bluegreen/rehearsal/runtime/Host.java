package bluegreen.rehearsal.runtime;

/** A process that runs functions, for the test that kills it. */
final class Host {
  private Host() {}

  public static void main(String[] args) {
    try (Processes processes = new Processes(Limits.DEFAULT, line -> {})) {
      var version = Functions.version().toBuilder().timeout(900).build();
      processes.invoke(Functions.obey(version, "loop", args[0]));
    }
  }
}
