package dev.tandem.acceptance;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What Tandem does for people, seen from outside at its one address. Each topology has a class of
 * its own: the same tests, the same results.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class Acceptance
    implements SigningIn,
        Finding,
        Booking,
        Cancelling,
        Meeting,
        Paying,
        Accounting,
        MatchingCohorts,
        Calendars,
        Composing,
        Refusing,
        Delivering {

  private final Platform platform;

  Acceptance(Platform platform) {
    this.platform = platform;
  }

  @Override
  public Platform tandem() {
    return platform;
  }
}
