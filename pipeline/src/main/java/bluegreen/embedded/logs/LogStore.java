package bluegreen.embedded.logs;

import bluegreen.embedded.model.Account;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The log groups, by name. */
final class LogStore {
  private static final Pattern ARN =
      Pattern.compile("arn:aws[\\w-]*:logs:[\\w-]+:\\d{12}:log-group:([^:*]+)(?::\\*)?");

  private final NavigableMap<String, LogGroup> groups = new TreeMap<>();
  private final Account account;

  LogStore(Account account) {
    this.account = account;
  }

  String arn(String name) {
    return account.arn("logs", "log-group:" + name);
  }

  Stream<LogGroup> all() {
    return groups.values().stream();
  }

  Optional<LogGroup> find(String name) {
    return Optional.ofNullable(groups.get(name));
  }

  /** The group that exists. */
  LogGroup require(@Nullable String name) {
    return Optional.ofNullable(name).flatMap(this::find).orElseThrow(Errors::groupNotFound);
  }

  /** The group that a request names by its name, or by an identifier that is a name or an ARN. */
  LogGroup require(@Nullable String name, @Nullable String identifier) {
    if ((name == null) == (identifier == null)) {
      throw Errors.nameOrIdentifier();
    }
    return require(identifier == null ? name : nameIn(identifier));
  }

  /** The group with this ARN, as the tags of groups name it. */
  LogGroup tagged(String arn) {
    return require(nameIn(arn));
  }

  private static String nameIn(String identifier) {
    Matcher arn = ARN.matcher(identifier);
    return arn.matches() ? arn.group(1) : identifier;
  }

  void add(LogGroup group) {
    groups.put(group.name(), group);
  }

  void remove(LogGroup group) {
    groups.remove(group.name());
  }
}
