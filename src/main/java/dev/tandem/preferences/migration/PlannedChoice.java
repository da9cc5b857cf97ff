package dev.tandem.preferences.migration;

import dev.tandem.preferences.decision.Question;

/** An answer that the import records. */
public record PlannedChoice(Question question, String value, boolean confirmed) {}
