package bluegreen.actions.expression;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/** A pattern of paths, in which {@code **} also stands for no folder at all. */
public record Glob(PathMatcher matcher) {
  public static Glob of(String pattern) {
    String java = "glob:" + pattern.replace("**/", "{**/,}");
    return new Glob(FileSystems.getDefault().getPathMatcher(java));
  }

  public boolean matches(Path path) {
    return matcher.matches(path);
  }
}
