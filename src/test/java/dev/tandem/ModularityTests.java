package dev.tandem;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.modulith.core.ApplicationModules;

@Execution(ExecutionMode.CONCURRENT)
class ModularityTests {

  /** The package bootstrap belongs to the root package and is not a module. */
  private static final DescribedPredicate<JavaClass> NO_MODULE =
      resideInAPackage("dev.tandem.bootstrap..");

  @Test
  void modulesDependOnEachOtherOnlyAsDeclared() {
    ApplicationModules.of(Tandem.class, NO_MODULE).verify();
  }
}
