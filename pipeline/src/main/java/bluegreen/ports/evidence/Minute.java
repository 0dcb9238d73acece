package bluegreen.ports.evidence;

/** How both versions answered in the same minute. */
public record Minute(Answers green, Answers blue) {}
