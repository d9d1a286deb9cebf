package org.inbatch.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** Data goes one way: elements, model, spec, source. */
class ArchitectureTest {

  private static final String ROOT = "org.inbatch.processor";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void arrowsRunOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("processor")
        .definedBy(ROOT)
        .layer("report")
        .definedBy(ROOT + ".report")
        .layer("model")
        .definedBy(ROOT + ".model")
        .layer("spec")
        .definedBy(ROOT + ".spec")
        .layer("read")
        .definedBy(ROOT + ".read")
        .layer("check")
        .definedBy(ROOT + ".check")
        .layer("write")
        .definedBy(ROOT + ".write")
        .whereLayer("processor")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("read", "check", "processor")
        .whereLayer("model")
        .mayOnlyBeAccessedByLayers("read", "check", "processor")
        .whereLayer("spec")
        .mayOnlyBeAccessedByLayers("check", "write", "processor")
        .whereLayer("read")
        .mayOnlyBeAccessedByLayers("processor")
        .whereLayer("check")
        .mayOnlyBeAccessedByLayers("processor")
        .whereLayer("write")
        .mayOnlyBeAccessedByLayers("processor")
        .check(classes);
  }

  @Test
  void noPackagesUseEachOtherInACircle() {
    SlicesRuleDefinition.slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .check(classes);
  }

  @Test
  void theRunTimeIsKnownByNameOnly() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.inbatch", "org.inbatch.dispatch..", "org.inbatch.annotations..")
        .check(classes);
  }
}
