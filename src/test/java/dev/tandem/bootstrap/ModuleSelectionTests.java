package dev.tandem.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ModuleSelectionTests {

  @Test
  void runsAllModulesWhereNoneIsNamed() {
    assertThat(select(null).all()).isTrue();
    assertThat(select("all").includes("dev.tandem.billing.ledger.Ledger")).isTrue();
  }

  @Test
  void runsTheNamedModulesAndTheSharedKernel() {
    var selection = select(" billing ,recommendations");

    assertThat(selection.modules())
        .containsExactly("access", "billing", "eventing", "kernel", "recommendations");
    assertThat(selection.includes("dev.tandem.billing.ledger.Ledger")).isTrue();
    assertThat(selection.includes("dev.tandem.scheduling.booking.Booking")).isFalse();
    assertThat(selection.includes("dev.tandem.Tandem")).isTrue();
    assertThat(selection.includes("org.example.Other")).isTrue();
  }

  @Test
  void saysWhichModulesThereAreWhenANameIsUnknown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> select("biling"))
        .withMessageContaining("biling, which is no module")
        .withMessageContaining("billing");
  }

  @Test
  void anEmptyListIsNoSelection() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> select(" , "))
        .withMessageContaining("names no module");
  }

  private static ModuleSelection select(String modules) {
    var environment = new MockEnvironment();
    if (modules != null) {
      environment.setProperty(ModuleSelection.PROPERTY, modules);
    }
    return ModuleSelection.of(environment);
  }
}
