package bluegreen.embedded.iam;

import bluegreen.embedded.iam.Iam.Judged;
import bluegreen.embedded.model.Permissions.Ask;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What roles were denied, and which of their permissions were not needed. */
public final class Usage implements Consumer<Judged> {
  private final Set<String> denied = new CopyOnWriteArraySet<>();
  private final Set<Used> used = new CopyOnWriteArraySet<>();

  private record Used(String role, String action, String resource) {}

  @Override
  public void accept(Judged judged) {
    Ask ask = judged.ask();
    judged
        .denial()
        .ifPresentOrElse(
            _ -> denied.add(caller(judged) + " lacks " + ask.action() + " on " + ask.resource()),
            () ->
                judged
                    .role()
                    .ifPresent(
                        role -> used.add(new Used(role.arn(), ask.action(), ask.resource()))));
  }

  private static String caller(Judged judged) {
    return judged.role().map(Role::name).orElseGet(() -> judged.ask().caller().arn());
  }

  /** Sentences such as {@code lotto-github lacks lambda:GetAlias on arn:…}. */
  public Set<String> denied() {
    return new TreeSet<>(denied);
  }

  /** The actions that a role's statements allow and that nothing has needed. */
  public Set<String> unused(Role role) {
    Set<String> unused = new LinkedHashSet<>();
    for (Policy policy : role.policies()) {
      policy.statements().stream()
          .filter(Statement::allows)
          .flatMap(statement -> unused(role, statement))
          .forEach(unused::add);
    }
    return unused;
  }

  private Stream<String> unused(Role role, Statement statement) {
    List<Used> own = used.stream().filter(each -> each.role().equals(role.arn())).toList();
    return statement.actions().patterns().stream()
        .filter(
            pattern ->
                own.stream()
                    .filter(each -> statement.resources().matchesResource(each.resource()))
                    .noneMatch(each -> Wildcard.matchesIgnoringCase(pattern, each.action())));
  }
}
