package bluegreen.embedded.model;

/** Marks handlers whose operations take no signature: a token in the request proves who asks. */
public interface Unsigned {}
