package bluegreen;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dependencies between packages that pipeline/docs/architecture.md publishes. */
class PackagesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("bluegreen");

  /** What each package of the tool may use of ours; {@code cli} may use everything. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "rehearsal", Set.of("embedded", "release", "report", "verdict", "smoke", "aws", "ports"),
          "release", Set.of("verdict", "smoke", "ports"),
          "report", Set.of("verdict", "ports"),
          "aws", Set.of("ports"),
          "smoke", Set.of("alb", "ports"),
          "embedded", Set.of("alb"),
          "ports", Set.of("verdict"),
          "verdict", Set.of(),
          "alb", Set.of());

  /** The same inside the embedded AWS; its root, which wires everything, may use all of it. */
  private static final Map<String, Set<String>> ALLOWED_INSIDE_EMBEDDED =
      Map.ofEntries(
          Map.entry("wire", Set.of("http", "model", "ecr")),
          Map.entry("front", Set.of("http", "model")),
          Map.entry("runtime", Set.of("http", "model", "ecr")),
          Map.entry("lambda", Set.of("ecr", "model")),
          Map.entry("sts", Set.of("model")),
          Map.entry("iam", Set.of("model")),
          Map.entry("codedeploy", Set.of("model")),
          Map.entry("cloudwatch", Set.of("model")),
          Map.entry("logs", Set.of("model")),
          Map.entry("ecr", Set.of("model")),
          Map.entry("http", Set.of()),
          Map.entry("model", Set.of()));

  @Test
  void packages_depend_on_each_other_as_published() {
    ALLOWED.forEach((name, allowed) -> check("bluegreen", name, allowed));
  }

  @Test
  void packages_of_the_embedded_aws_depend_on_each_other_as_published() {
    ALLOWED_INSIDE_EMBEDDED.forEach((name, allowed) -> check("bluegreen.embedded", name, allowed));
  }

  @Test
  void every_package_is_published() {
    assertThat(packagesBelow("bluegreen", 1))
        .containsExactlyInAnyOrderElementsOf(with(ALLOWED.keySet(), "cli"));
    assertThat(packagesBelow("bluegreen.embedded", 2))
        .containsExactlyInAnyOrderElementsOf(ALLOWED_INSIDE_EMBEDDED.keySet());
  }

  @Test
  void there_are_no_cycles() {
    slices().matching("bluegreen.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void the_release_knows_neither_the_sdk_nor_a_clock() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("bluegreen.release..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "picocli..", "io.helidon..")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .check(CLASSES);
  }

  @Test
  void the_verdict_knows_neither_chance_nor_a_clock_nor_files() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("bluegreen.verdict..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "software.amazon..",
                    "picocli..",
                    "io.helidon..",
                    "java.io..",
                    "java.nio..",
                    "java.util.random..",
                    "java.net..",
                    "java.util.concurrent..")
                .or(
                    belongToAnyOf(
                        java.util.Random.class, java.time.Instant.class, java.time.Clock.class)))
        .check(CLASSES);
  }

  @Test
  void ports_smoke_tests_and_the_load_balancers_rules_know_no_sdk_no_server_and_no_command_line() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage("bluegreen.ports..", "bluegreen.smoke..", "bluegreen.alb..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "picocli..", "io.helidon..")
        .check(CLASSES);
  }

  private static void check(String parent, String name, Set<String> allowed) {
    String[] packages =
        with(allowed, name).stream().map(each -> parent + "." + each + "..").toArray(String[]::new);
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(parent + "." + name + "..")
        .should()
        .dependOnClassesThat(resideInAPackage(parent + "..").and(not(resideInAnyPackage(packages))))
        .check(CLASSES);
  }

  private static Set<String> with(Set<String> names, String one) {
    Set<String> all = new TreeSet<>(names);
    all.add(one);
    return all;
  }

  /** The names of the packages directly below {@code parent}, which is {@code depth} names deep. */
  private static Set<String> packagesBelow(String parent, int depth) {
    return CLASSES.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(parent + "."))
        .map(name -> name.split("\\.", -1)[depth])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
