package dev.tandem.acceptance.scenario;

import dev.tandem.acceptance.environment.TandemClient;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What Tandem does, as seen from outside at one address. Each topology extends this class, so that
 * the same tests run against it.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
abstract class AllScenarios {

  private final TandemClient client;

  AllScenarios(TandemClient client) {
    this.client = client;
  }

  @Nested
  @Order(1)
  class SigningIn extends SignInScenarios {

    SigningIn() {
      super(client);
    }
  }

  @Nested
  @Order(2)
  class FindingMentors extends MentorSearchScenarios {

    FindingMentors() {
      super(client);
    }
  }

  @Nested
  @Order(3)
  class MakingBookings extends BookingScenarios {

    MakingBookings() {
      super(client);
    }
  }

  @Nested
  @Order(4)
  class Cancellations extends CancellationScenarios {

    Cancellations() {
      super(client);
    }
  }

  @Nested
  @Order(5)
  class HoldingSessions extends SessionScenarios {

    HoldingSessions() {
      super(client);
    }
  }

  @Nested
  @Order(6)
  class Payments extends PaymentScenarios {

    Payments() {
      super(client);
    }
  }

  @Nested
  @Order(7)
  class KeepingTheLedger extends LedgerScenarios {

    KeepingTheLedger() {
      super(client);
    }
  }

  @Nested
  @Order(8)
  class MatchingCohorts extends CohortScenarios {

    MatchingCohorts() {
      super(client);
    }
  }

  @Nested
  @Order(9)
  class Calendars extends CalendarScenarios {

    Calendars() {
      super(client);
    }
  }

  @Nested
  @Order(10)
  class PageComposition extends PageCompositionScenarios {

    PageComposition() {
      super(client);
    }
  }

  @Nested
  @Order(11)
  class ErrorResponses extends ErrorResponseScenarios {

    ErrorResponses() {
      super(client);
    }
  }

  @Nested
  @Order(12)
  class DeliveringEvents extends EventDeliveryScenarios {

    DeliveringEvents() {
      super(client);
    }
  }

  @Nested
  @Order(13)
  class TakingDataAlong extends ExportScenarios {

    TakingDataAlong() {
      super(client);
    }
  }

  @Nested
  @Order(14)
  class LeavingTandem extends ErasureScenarios {

    LeavingTandem() {
      super(client);
    }
  }
}
