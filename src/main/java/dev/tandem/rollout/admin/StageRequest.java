package dev.tandem.rollout.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks to move a module to a stage.
 *
 * @param share in the stage canary, such as {@code 5%}
 * @param accounts in the stage canary; those to leave out begin with a minus sign
 * @param until when the canary ends
 */
record StageRequest(
    @Nullable String stage,
    @Nullable String reason,
    @Nullable String share,
    @Nullable List<String> accounts,
    @Nullable String until) {}
