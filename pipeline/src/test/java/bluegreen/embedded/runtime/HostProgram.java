package bluegreen.embedded.runtime;

/** A process that runs a function until that has hung for so many seconds; for tests of its end. */
final class HostProgram {
  private HostProgram() {}

  public static void main(String[] args) {
    try (LocalEnvironments environments = new LocalEnvironments(line -> {})) {
      var version =
          SampleFunctions.version().toBuilder().timeout(Integer.parseInt(args[1])).build();
      environments.invoke(SampleFunctions.obey(version, "loop", args[0]));
    }
  }
}
