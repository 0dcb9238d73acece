package bluegreen.actions.expression;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/** A path pattern in which {@code **} matches any number of folders, also none. */
public record Glob(PathMatcher matcher) {
  public static Glob of(String pattern) {
    String java = "glob:" + pattern.replace("**/", "{**/,}");
    return new Glob(FileSystems.getDefault().getPathMatcher(java));
  }

  public boolean matches(Path path) {
    return matcher.matches(path);
  }
}
