import java.util.List;

/** What a measurement takes; whatever else is asked of it is a mistake. */
final class Usage {
  private Usage() {}

  /** Ends the program with {@code text}, unless every argument is one of {@code known}. */
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

  /** Ends the program because of {@code argument}. */
  static void refuse(String argument, String text) {
    System.err.println("What is meant by " + argument + "?");
    System.err.println(text);
    System.exit(2);
  }
}
