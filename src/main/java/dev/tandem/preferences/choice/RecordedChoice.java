package dev.tandem.preferences.choice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it was recorded.
 *
 * @param version the member's version with it
 * @param question the key of the question
 */
public record RecordedChoice(
    long version,
    String question,
    String value,
    boolean confirmed,
    ChoiceSource source,
    @Nullable UUID actor,
    Instant chosenAt,
    String wording) {}
