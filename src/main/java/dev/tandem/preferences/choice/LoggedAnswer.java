package dev.tandem.preferences.choice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it was recorded, with what an import needs to know of it.
 *
 * @param question the key of the question
 * @param migrationId the import that recorded or put back the answer; null if a person gave it
 * @param keptOff whether it is only recorded so that the default here sends no more mail than
 *     before
 */
public record LoggedAnswer(
    UUID memberId,
    String question,
    String value,
    boolean confirmed,
    ChoiceSource source,
    Instant chosenAt,
    @Nullable UUID migrationId,
    boolean keptOff) {}
