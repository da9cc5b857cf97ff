package dev.tandem.preferences.plan;

import org.jspecify.annotations.Nullable;

/**
 * A row that answers a question.
 *
 * @param value as it is stored here
 */
record AnsweringRow(LegacyRow row, String value) {

  boolean hasConsent() {
    var consent = row.consent();
    return consent != null && !consent.isBlank();
  }

  boolean isNewerThan(@Nullable CurrentAnswer current) {
    var changedAt = row.changedAt();
    return current == null || (changedAt != null && changedAt.isAfter(current.chosenAt()));
  }
}
