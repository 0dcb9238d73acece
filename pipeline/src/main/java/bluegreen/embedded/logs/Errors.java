package bluegreen.embedded.logs;

import bluegreen.embedded.logs.pattern.FilterPattern;
import bluegreen.embedded.logs.pattern.PatternException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** CloudWatch Logs' errors. The texts are AWS's where those are known. */
final class Errors {
  private Errors() {}

  /** The request is invalid. */
  static RuntimeException invalid(String message) {
    return InvalidParameterException.builder().message(message).build();
  }

  static RuntimeException groupNotFound() {
    return notFound("The specified log group does not exist.");
  }

  static RuntimeException streamNotFound() {
    return notFound("The specified log stream does not exist.");
  }

  static RuntimeException filterNotFound() {
    return notFound("The specified metric filter does not exist.");
  }

  private static RuntimeException notFound(String message) {
    return ResourceNotFoundException.builder().message(message).build();
  }

  static RuntimeException groupExists() {
    return exists("The specified log group already exists");
  }

  static RuntimeException streamExists() {
    return exists("The specified log stream already exists");
  }

  private static RuntimeException exists(String message) {
    return ResourceAlreadyExistsException.builder().message(message).build();
  }

  static RuntimeException limit() {
    return LimitExceededException.builder().message("Resource limit exceeded.").build();
  }

  static RuntimeException nameOrIdentifier() {
    return invalid("You must include either logGroupIdentifier or logGroupName, but not both.");
  }

  static RuntimeException token() {
    return invalid("The specified nextToken is invalid.");
  }

  /** Reads a filter pattern. */
  static FilterPattern pattern(String text) {
    try {
      return FilterPattern.parse(text);
    } catch (PatternException e) {
      throw InvalidParameterException.builder().message(e.getMessage()).cause(e).build();
    }
  }
}
