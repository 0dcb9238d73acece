package bluegreen.embedded.ecr;

import bluegreen.embedded.model.Account;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The repositories of a registry, and the host name under which it is served. */
final class RepositoryStore {
  private final Account account;
  private final NavigableMap<String, EcrRepository> repositories = new TreeMap<>();
  private String host;

  RepositoryStore(Account account) {
    this.account = account;
    this.host = awsHost();
  }

  boolean has(String name) {
    return repositories.containsKey(name);
  }

  EcrRepository require(String name) {
    EcrRepository repository = repositories.get(name);
    if (repository == null) {
      throw Errors.repositoryNotFound(name, account);
    }
    return repository;
  }

  /** All repositories, by name. */
  List<EcrRepository> all() {
    return List.copyOf(repositories.values());
  }

  void add(EcrRepository repository) {
    if (repositories.putIfAbsent(repository.name(), repository) != null) {
      throw Errors.repositoryExists(repository.name(), account);
    }
  }

  void remove(EcrRepository repository) {
    repositories.remove(repository.name());
  }

  /** The registry's host name in image URIs. */
  String host() {
    return host;
  }

  void serveAt(String hostAndPort) {
    host = hostAndPort;
  }

  /**
   * The registry's host name on AWS; references with it stay valid when the registry is served
   * elsewhere.
   */
  String awsHost() {
    return "%s.dkr.ecr.%s.amazonaws.com".formatted(account.id(), account.region());
  }
}
