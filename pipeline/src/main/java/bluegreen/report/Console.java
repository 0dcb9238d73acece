package bluegreen.report;

import bluegreen.ports.Deployment;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Story;
import bluegreen.report.LiveLine.Stay;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells the story on standard error: live lines and colours on a terminal, plain lines elsewhere.
 * Data goes to standard output. Whatever comes from others passes {@link Foreign}. Called from
 * several threads: concurrent AWS calls report their retries.
 */
public final class Console implements Story {
  private final PrintStream out;
  private final Outlet output;
  private final Outlet error;
  private final Style style;
  private final Form form;
  private final LiveLine line;

  Console(Outlet output, Outlet error, Form form) {
    this.out = output.stream();
    this.output = output;
    this.error = error;
    this.style = error.style();
    this.form = form;
    this.line = new LiveLine(error);
  }

  /** The form of what goes to standard output. */
  public enum Form {
    TEXT,
    JSON
  }

  public static Console standard() {
    return standard(Form.TEXT);
  }

  public static Console standard(Form form) {
    return new Console(Outlet.standardOutput(), Outlet.standardError(), form);
  }

  @Override
  public synchronized void done(String what) {
    line.print(style.green("✓ ") + Foreign.lines(what));
  }

  @Override
  public synchronized void waiting(String what) {
    line.show("… " + Foreign.line(what), Stay.PASSING);
  }

  @Override
  public synchronized void warning(String what) {
    line.print(style.yellow("! ") + Foreign.lines(what));
    annotate("warning", "bluegreen", what);
  }

  @Override
  public synchronized void smoke(String test, List<String> failures) {
    line.print((failures.isEmpty() ? style.green("  ✓ ") : style.red("  ✗ ")) + Foreign.line(test));
  }

  @Override
  public synchronized void shifting(Deployment deployment, ShiftProgress progress) {
    line.show(new ShiftText(style).of(deployment, progress), Stay.LASTING);
  }

  /**
   * How it ended: on standard output, and where GitHub shows it. People read it on standard error
   * if standard output has the JSON, or is lost.
   */
  public synchronized void ended(Ended ended) {
    OutcomeText text = OutcomeText.of(ended.outcome());
    line.settle();
    if (form == Form.JSON) {
      tell(text, ended, error);
      out.println(Json.write(OutcomeJson.of(ended)));
      out.flush();
    } else {
      tell(text, ended, output);
      if (lost()) {
        tell(text, ended, error);
      }
    }
    if (!ended.asAsked()) {
      annotate("error", text.headline(), String.join("\n", text.details()));
    }
  }

  private static void tell(OutcomeText text, Ended ended, Outlet where) {
    String headline = Foreign.lines(text.headline());
    where.stream()
        .println(ended.asAsked() ? where.style().green(headline) : where.style().red(headline));
    text.details().forEach(detail -> where.stream().println("  " + Foreign.lines(detail)));
    where.stream().flush();
  }

  /** The end of a command that did not come to an outcome; nothing if it has text for people. */
  public synchronized void failed(int exitCode, String why, String next) {
    if (form == Form.JSON) {
      out.println(Json.write(OutcomeJson.failure(exitCode, why, next)));
    }
  }

  /** Data, in the form that was asked for. */
  public synchronized void data(Supplier<? extends Object> json, Supplier<List<String>> text) {
    line.settle();
    if (form == Form.JSON) {
      out.println(Json.write(json.get()));
    } else {
      text.get().forEach(this::print);
    }
  }

  /** One line of data, on standard output. */
  public synchronized void print(String text) {
    line.settle();
    out.println(Foreign.line(text));
  }

  /** Whether standard output could not be written. */
  public synchronized boolean lost() {
    return out.checkError();
  }

  /** A part of the story. */
  public synchronized void line(String text) {
    line.print(Foreign.lines(text));
  }

  private void annotate(String level, String title, String message) {
    style
        .annotation(level, Foreign.line(title), Foreign.lines(message))
        .ifPresent(error.stream()::println);
  }
}
