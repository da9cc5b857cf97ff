package dev.tandem;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

  @Test
  void modulesDependOnEachOtherOnlyAsDeclared() {
    ApplicationModules.of(Tandem.class).verify();
  }
}
