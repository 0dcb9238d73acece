package bluegreen.embedded.runtime;

/**
 * A program that invokes a function which hangs until its timeout, so that tests can kill the
 * program.
 */
final class HostProgram {
  private HostProgram() {}

  public static void main(String[] args) {
    try (LocalEnvironments environments = new LocalEnvironments()) {
      var version =
          SampleFunctions.version().toBuilder().timeout(Integer.parseInt(args[1])).build();
      environments.invoke(SampleFunctions.obey(version, "loop", args[0]));
    }
  }
}
