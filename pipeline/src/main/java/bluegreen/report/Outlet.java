package bluegreen.report;

import java.io.PrintStream;

/** Where text goes, and how to write it there. */
record Outlet(PrintStream stream, Style style) {
  static Outlet standardOutput() {
    return new Outlet(System.out, Style.of("bluegreen.terminal.out"));
  }

  static Outlet standardError() {
    return new Outlet(System.err, Style.of("bluegreen.terminal"));
  }
}
