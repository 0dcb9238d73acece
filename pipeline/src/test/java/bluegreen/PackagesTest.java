package bluegreen;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** The dependencies between packages that CONTRIBUTING.md publishes. */
class PackagesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("bluegreen");

  @Test
  void packages_depend_on_each_other_as_published() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("cli")
        .definedBy("bluegreen.cli..")
        .layer("release")
        .definedBy("bluegreen.release..")
        .layer("aws")
        .definedBy("bluegreen.aws..")
        .layer("rehearsal")
        .definedBy("bluegreen.rehearsal..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("aws")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("rehearsal")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("release")
        .mayOnlyBeAccessedByLayers("cli", "aws")
        .check(CLASSES);
  }

  @Test
  void inside_the_embedded_aws_everything_depends_on_the_model_and_serves_http_alike() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("whole")
        .definedBy("bluegreen.rehearsal")
        .layer("model")
        .definedBy("bluegreen.rehearsal.model..")
        .layer("wire")
        .definedBy("bluegreen.rehearsal.wire..")
        .layer("runtime")
        .definedBy("bluegreen.rehearsal.runtime..")
        .layer("front")
        .definedBy("bluegreen.rehearsal.front..")
        .layer("http")
        .definedBy("bluegreen.rehearsal.http..")
        .whereLayer("http")
        .mayOnlyBeAccessedByLayers("wire", "runtime", "front")
        .whereLayer("whole")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("wire")
        .mayOnlyBeAccessedByLayers("whole")
        .whereLayer("runtime")
        .mayOnlyBeAccessedByLayers("whole")
        .whereLayer("front")
        .mayOnlyBeAccessedByLayers("whole")
        .check(CLASSES);
  }

  @Test
  void a_service_of_the_embedded_aws_knows_no_other_but_lambda_its_registry() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("whole")
        .definedBy("bluegreen.rehearsal")
        .layer("lambda")
        .definedBy("bluegreen.rehearsal.model.lambda")
        .layer("ecr")
        .definedBy("bluegreen.rehearsal.model.ecr")
        .layer("cloudwatch")
        .definedBy("bluegreen.rehearsal.model.cloudwatch")
        .layer("codedeploy")
        .definedBy("bluegreen.rehearsal.model.codedeploy")
        .layer("shared")
        .definedBy("bluegreen.rehearsal.model")
        .whereLayer("lambda")
        .mayOnlyBeAccessedByLayers("whole")
        .whereLayer("ecr")
        .mayOnlyBeAccessedByLayers("whole", "lambda")
        .whereLayer("cloudwatch")
        .mayOnlyBeAccessedByLayers("whole")
        .whereLayer("codedeploy")
        .mayOnlyBeAccessedByLayers("whole")
        .check(CLASSES);
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
}
