package dev.tandem.members.application;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant or an operator wrote.
 *
 * @param question that was answered, in the words in which it was asked; null if none
 */
record ApplicationMessage(
    UUID authorId, Kind kind, @Nullable String question, String text, Instant writtenAt) {

  enum Kind {
    ANSWER,
    QUESTION,
    ACCEPTANCE,
    DECLINE
  }
}
