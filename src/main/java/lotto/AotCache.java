package lotto;

/**
 * Whether this JVM uses its ahead-of-time cache. A JVM that rejects its cache says nothing, and
 * only starts more slowly.
 */
final class AotCache {

  private AotCache() {}

  /**
   * Looks at the JVM's description of itself, which has the word "sharing" if it has mapped an
   * archive of classes. A JVM that was given a cache takes no other archive, also where it rejects
   * the cache.
   */
  static boolean isUsed() {
    return isUsed(System.getProperty("java.vm.info", ""));
  }

  static boolean isUsed(String description) {
    return description.contains("sharing");
  }
}
