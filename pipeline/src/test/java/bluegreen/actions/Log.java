package bluegreen.actions;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A job's log: masks secrets and handles workflow commands such as {@code ::error::}. */
final class Log {
  private static final Pattern COMMAND = Pattern.compile("::([a-z-]+)(?: ([^:]*))?::(.*)");

  private static final Pattern TITLE = Pattern.compile("(?:^|,)title=([^,]*)");

  private final PrintStream out;
  private final String job;
  private final Set<String> masks = ConcurrentHashMap.newKeySet();
  private final List<String> errors = new ArrayList<>();

  Log(PrintStream out, String job) {
    this.out = out;
    this.job = job;
  }

  /** The name of the job. */
  String job() {
    return job;
  }

  /** The errors that the job reported. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** Masks {@code secret} in all later lines. */
  void mask(String secret) {
    if (!secret.isBlank()) {
      masks.add(secret);
    }
  }

  /** Prints a line, or runs it if it is a workflow command. */
  void line(String line) {
    Matcher command = COMMAND.matcher(line);
    if (!command.matches()) {
      print(line);
      return;
    }
    String text = title(command.group(2)) + unescape(command.group(3));
    switch (command.group(1)) {
      case "add-mask" -> mask(text);
      case "error" -> error(text);
      case "warning", "notice", "group" -> print(command.group(1) + ": " + text);
      case "debug", "endgroup" -> {}
      default -> throw new IllegalArgumentException("unknown workflow command: " + line);
    }
  }

  void error(String text) {
    errors.add(masked(text));
    print("error: " + text);
  }

  private void print(String text) {
    out.println(job + " | " + masked(text));
  }

  private String masked(String text) {
    String masked = text;
    for (String mask : masks) {
      masked = masked.replace(mask, "***");
    }
    return masked;
  }

  private static String title(@Nullable String properties) {
    Matcher title = TITLE.matcher(properties == null ? "" : properties);
    return title.find() ? unescape(title.group(1)) + ": " : "";
  }

  private static String unescape(String text) {
    return text.replace("%0A", "\n")
        .replace("%0D", "\r")
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%25", "%");
  }
}
