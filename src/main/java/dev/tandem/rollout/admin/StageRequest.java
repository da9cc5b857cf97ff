package dev.tandem.rollout.admin;

import org.jspecify.annotations.Nullable;

/** Asks to move a module to a stage. */
record StageRequest(@Nullable String stage, @Nullable String reason) {}
