package bluegreen.embedded.model;

/** Who calls an operation. */
public sealed interface Principal {
  /** As IAM's messages name it. */
  String arn();

  /** The account itself, which may do everything. */
  record Root(String arn) implements Principal {
    public static Root of(Account account) {
      return new Root(account.globalArn("iam", "root"));
    }
  }

  /**
   * A session of a role: a person, a job, or a service that acts with the role it was given.
   *
   * @param role the role's ARN
   * @param id the role's id and the session's name
   */
  record Session(String role, String arn, String id) implements Principal {}

  /** A service that acts on its own account, such as {@code lambda.amazonaws.com}. */
  record Service(String name) implements Principal {
    @Override
    public String arn() {
      return name;
    }
  }

  /** Somebody whom an identity provider vouches for; {@code provider} is the provider's ARN. */
  record Federated(String provider, String subject) implements Principal {
    @Override
    public String arn() {
      return subject;
    }
  }
}
