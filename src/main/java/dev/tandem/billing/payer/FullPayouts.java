package dev.tandem.billing.payer;

import java.util.UUID;

/** The mentors who want to leave: their next payout has no minimum. */
@FunctionalInterface
public interface FullPayouts {

  /** Whether that holds for the mentor's payout now; it holds once. */
  boolean take(UUID mentor);
}
