package dev.tandem.acceptance.scenario;

import dev.tandem.acceptance.environment.TandemClient;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What Tandem does for people, seen from outside at its one address. Each topology has a class of
 * its own: the same tests, the same results.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AllScenarios
    implements SignInScenarios,
        MentorSearchScenarios,
        BookingScenarios,
        CancellationScenarios,
        SessionScenarios,
        PaymentScenarios,
        LedgerScenarios,
        CohortScenarios,
        CalendarScenarios,
        PageCompositionScenarios,
        ErrorResponseScenarios,
        EventDeliveryScenarios {

  private final TandemClient client;

  AllScenarios(TandemClient client) {
    this.client = client;
  }

  @Override
  public TandemClient tandem() {
    return client;
  }
}
