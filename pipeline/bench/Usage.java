import java.util.List;

/** Checks the arguments of a measurement. */
final class Usage {
  private Usage() {}

  /** Exits with {@code text} on {@code --help}, or if an argument doesn't match {@code known}. */
  static void check(List<String> arguments, String known, String text) {
    if (arguments.contains("--help")) {
      System.out.println(text);
      System.exit(0);
    }
    arguments.stream()
        .filter(argument -> !argument.matches(known))
        .findFirst()
        .ifPresent(unknown -> refuse(unknown, text));
  }

  /** Exits because {@code argument} is wrong. */
  static void refuse(String argument, String text) {
    System.err.println("Wrong argument: " + argument);
    System.err.println(text);
    System.exit(2);
  }
}
