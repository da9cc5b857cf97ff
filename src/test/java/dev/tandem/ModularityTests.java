package dev.tandem;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.modulith.core.ApplicationModules;

@Execution(ExecutionMode.CONCURRENT)
class ModularityTests {

  /** The package bootstrap belongs to the root package and is not a module. */
  @Test
  void modulesDependOnEachOtherOnlyAsDeclared() {
    ApplicationModules.of(Tandem.class, resideInAPackage("dev.tandem.bootstrap..")).verify();
  }
}
