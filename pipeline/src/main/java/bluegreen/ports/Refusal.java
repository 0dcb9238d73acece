package bluegreen.ports;

/**
 * A reason not to go on.
 *
 * @param why what is the matter
 * @param remedy what to do about it
 */
public record Refusal(String why, String remedy) {}
