package bluegreen.ports.evidence;

import java.util.Optional;

/**
 * A way in which answers were bad.
 *
 * @param kind such as an exception's type, or its message where there is no type
 * @param text what the function or Lambda said of one of them: message and stack, at most 2,000
 *     characters
 * @param request the id of that request, if it is known
 * @param path what was asked, if it is known
 * @param times how many answers were bad in this way
 */
public record Failure(
    String kind, String text, Optional<String> request, Optional<String> path, long times) {}
