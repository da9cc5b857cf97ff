package dev.tandem.preferences.choice;

import dev.tandem.preferences.decision.Question;

/**
 * An answer that an import records, or puts back.
 *
 * @param value as it is stored, normalized
 * @param confirmed whether the member has confirmed it, here or elsewhere
 * @param keptOff whether it is only recorded so that the default here sends no more mail than
 *     before
 */
public record ImportedAnswer(Question question, String value, boolean confirmed, boolean keptOff) {}
