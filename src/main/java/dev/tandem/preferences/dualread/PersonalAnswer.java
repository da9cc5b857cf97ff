package dev.tandem.preferences.dualread;

import java.time.Instant;
import java.util.UUID;

/**
 * The newest answer to a question that a person gave here, rather than an import.
 *
 * @param question the key of the question
 */
record PersonalAnswer(UUID memberId, String question, String value, Instant chosenAt) {}
