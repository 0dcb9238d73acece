package bluegreen.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows under headings, for a terminal or for Markdown. */
public record Table(List<String> headings, List<List<String>> rows) {
  /** The width that every terminal has. */
  private static final int LONGEST_RULE = 80;

  /** Columns as wide as they need to be. */
  public List<String> lines() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < headings.size(); column++) {
      int width = headings.get(column).length();
      for (List<String> row : rows) {
        width = Math.max(width, row.get(column).length());
      }
      widths.add(width);
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(headings, widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    int widest = lines.stream().mapToInt(String::length).max().orElseThrow();
    lines.add(1, "─".repeat(Math.min(widest, LONGEST_RULE)));
    return lines;
  }

  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(markdown(headings));
    text.append("|---".repeat(headings.size())).append("|\n");
    rows.forEach(row -> text.append(markdown(row)));
    return text.toString();
  }

  private static String markdown(List<String> row) {
    return row.stream().map(Markdown::text).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(cells.get(i));
      if (i < cells.size() - 1) {
        line.append(" ".repeat(widths.get(i) - cells.get(i).length() + 2));
      }
    }
    return line.toString();
  }
}
