package bluegreen.embedded.model;

/** What all services of an embedded AWS have in common. */
public record Shared(Account account, Timeline timeline, Chance chance) {}
