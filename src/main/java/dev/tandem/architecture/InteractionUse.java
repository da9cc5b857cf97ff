package dev.tandem.architecture;

import dev.tandem.eventing.interaction.Interaction;
import dev.tandem.eventing.interaction.InteractionKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An interaction that is declared or was seen, or both.
 *
 * @param times how often in the week
 * @param lastAt when it was seen last in the weeks that are kept; null: never
 */
record InteractionUse(
    Interaction interaction, boolean declared, long times, @Nullable Instant lastAt) {

  InteractionStatus status() {
    if (times > 0) {
      return declared ? InteractionStatus.SEEN : InteractionStatus.UNDECLARED;
    }
    return interaction.kind() == InteractionKind.SERVICE_CALL
        ? InteractionStatus.NOT_NEEDED
        : InteractionStatus.UNUSED;
  }

  boolean is(InteractionStatus status) {
    return status() == status;
  }
}
