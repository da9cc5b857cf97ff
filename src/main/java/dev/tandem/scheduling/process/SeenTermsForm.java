package dev.tandem.scheduling.process;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.slot.RequestedSlot;
import org.jspecify.annotations.Nullable;

/** The hidden fields in which a form says what it has shown. */
public record SeenTermsForm(
    @Nullable Long minor,
    @Nullable String currency,
    @Nullable String policy,
    @Nullable Long version) {

  /**
   * @param slot with the terms in force
   * @throws Problem 409 when the form does not say what it has shown
   */
  public SeenTerms toTerms(RequestedSlot slot) {
    if (minor == null || currency == null || policy == null || version == null) {
      throw SeenTerms.changed(slot);
    }
    try {
      return new SeenTerms(Money.of(minor, currency), policy, version);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("This is not an amount of money.");
    }
  }
}
