package org.inbatch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The arrows between the packages of the run time, which run one way only:
 *
 * <pre>
 *   org.inbatch ◄── wire ◄── engine ◄── engine.sequential, engine.threads, … ◄── dispatch ──► observe
 * </pre>
 */
final class ArchitectureTest {

  private static final String API = "org.inbatch";
  private static final String WIRE = "org.inbatch.wire";
  private static final String ENGINES = "org.inbatch.engine..";
  private static final String DISPATCH = "org.inbatch.dispatch";
  private static final String OBSERVE = "org.inbatch.observe";

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new MainClassesOnly()).importPackages("org.inbatch");

  /** Leaves out the tests, which live in the same packages. */
  private static final class MainClassesOnly implements ImportOption {
    private final String main =
        Batch.class.getProtectionDomain().getCodeSource().getLocation().toString();

    @Override
    public boolean includes(Location location) {
      return location.asURI().toString().contains(main.substring(main.indexOf(":") + 1));
    }
  }

  @Test
  void theApiKnowsNoneOfWhatWorksForIt() {
    noClasses()
        .that()
        .resideInAPackage(API)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ENGINES, DISPATCH, OBSERVE, WIRE)
        .check(CLASSES);
  }

  @Test
  void whatTravelsKnowsNotWhoCarriesIt() {
    noClasses()
        .that()
        .resideInAPackage(WIRE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ENGINES, DISPATCH, OBSERVE)
        .check(CLASSES);
  }

  @Test
  void enginesKnowNeitherTheDispatchNorWhoObserves() {
    noClasses()
        .that()
        .resideInAPackage(ENGINES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DISPATCH, OBSERVE)
        .check(CLASSES);
  }

  @Test
  void whatEnginesShareKnowsNoEngine() {
    noClasses()
        .that()
        .resideInAPackage("org.inbatch.engine")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.inbatch.engine.*..")
        .check(CLASSES);
  }

  @Test
  void noEngineKnowsAnother() {
    slices().matching("org.inbatch.engine.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void onlyTheDispatchKnowsWhoObserves() {
    noClasses()
        .that(not(resideInAnyPackage(OBSERVE, DISPATCH)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(OBSERVE)
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(OBSERVE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ENGINES, DISPATCH)
        .check(CLASSES);
  }

  @Test
  void nothingUsesTheDispatch() {
    noClasses()
        .that(not(resideInAPackage(DISPATCH)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(DISPATCH)
        .check(CLASSES);
  }

  @Test
  void optionalLibrariesAreEachKnownInOnePlace() {
    classes()
        .that(directlyUse("io.micrometer"))
        .should()
        .haveFullyQualifiedName("org.inbatch.engine.MicrometerContext")
        .check(CLASSES);
    classes().that(directlyUse("me.tongfei")).should().resideInAPackage(OBSERVE).check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> directlyUse(String packages) {
    return DescribedPredicate.describe(
        "use " + packages,
        c ->
            c.getDirectDependenciesFromSelf().stream()
                .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(packages)));
  }

  @Test
  void packagesFormNoCircle() {
    slices().matching("org.inbatch.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nothingIsPrintedButByObservers() {
    noClasses()
        .that(not(resideInAPackage(OBSERVE)))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that(not(resideInAPackage("org.inbatch.annotations")))
        .should(liveInANullMarkedPackage())
        .check(CLASSES);
  }

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a package that is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
            new SimpleConditionEvent(
                type, marked, "%s is not @NullMarked".formatted(type.getPackageName())));
      }
    };
  }
}
