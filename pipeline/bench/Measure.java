/** The measures in the order of the table, in seconds unless the title says otherwise. */
enum Measure {
  HELP("`--help`", 0.2, null),
  FLOOR("a JVM that prints one line", Double.NaN, null),
  VERSION("`--version`, which starts a JVM", Double.NaN, FLOOR),
  HELP_COLD("`--help`, unprepared", Double.NaN, HELP),
  STATUS("`status`", 0.8, null),
  STATUS_COLD("`status`, unprepared", Double.NaN, STATUS),
  BOOT("`local`, start to AWS's first answer", 1.0, null),
  BOOT_COLD("`local`, unprepared", Double.NaN, BOOT),
  PUBLIC("`local`, start to the first public answer (1)", Double.NaN, null),
  PUBLIC_COLD("`local`, unprepared, to the first public answer", Double.NaN, PUBLIC),
  RELEASE("`release`, start to exit (2)", Double.NaN, null),
  CODE_DEPLOY("… of it, CodeDeploy's time", Double.NaN, RELEASE),
  COLD_START("… of it, the first smoke test: the function's cold start", Double.NaN, RELEASE),
  OWN("… of it, the tool's own time: the rest", 1.0, RELEASE),
  END("end of the deployment to the exit of `release`", 0.5, null),
  ROLLBACK("`rollback`, start to alias moved", 1.5, null),
  ROLLBACK_EXIT("`rollback`, start to exit, seen at the public URL", Double.NaN, ROLLBACK),
  RATE("load balancer, requests a second (3)", -2_000, null),
  P50("… milliseconds, median", Double.NaN, null),
  P99("… milliseconds, 99th percentile", Double.NaN, P50),
  ALONE("load balancer, one connection, milliseconds, median", Double.NaN, null),
  FUNCTION("… of it, milliseconds in the function by its `REPORT` line (4)", Double.NaN, ALONE),
  ADDED("… of it, milliseconds that the load balancer adds", Double.NaN, ALONE);

  private final String title;
  private final double aim;
  private final Measure base;

  /**
   * @param aim the upper limit; if negative, minus the lower limit; NaN for none
   * @param base the measure to compare with, or null
   */
  Measure(String title, double aim, Measure base) {
    this.title = title;
    this.aim = aim;
    this.base = base;
  }

  String title() {
    return title;
  }

  Measure base() {
    return base;
  }

  /** The aim and whether {@code median} meets it, empty if there is none. */
  String verdict(double median) {
    if (Double.isNaN(aim)) {
      return "";
    }
    boolean met = aim < 0 ? median > -aim : median < aim;
    return (aim < 0 ? "> " : "< ") + Results.number(Math.abs(aim)) + (met ? " ✓" : " ✗");
  }
}
