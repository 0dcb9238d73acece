package bluegreen.needs;

import java.util.ArrayList;
import java.util.List;

/** Says at the start of a build which tests will be skipped, and why; nothing if none are. */
final class Announcement {
  private Announcement() {}

  public static void main(String[] args) {
    List<String> lines = new ArrayList<>();
    for (Need need : Need.values()) {
      need.missing().ifPresent(why -> lines.add("  %s: %s".formatted(need.tests(), why)));
    }
    if (!lines.isEmpty()) {
      System.out.println("Skipped, see CONTRIBUTING.md:");
      lines.forEach(System.out::println);
    }
  }
}
