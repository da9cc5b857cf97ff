package dev.tandem.billing.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The result of checking one invariant.
 *
 * @param breaches how many currencies, accounts, bookings or streams violate the rule
 */
public record InvariantCheck(String rule, long breaches) {

  @JsonProperty
  boolean holds() {
    return breaches == 0;
  }
}
