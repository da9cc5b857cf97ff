package dev.tandem.rollout.admin;

import org.jspecify.annotations.Nullable;

/** Gives the reason for what an operator asks. */
record ReasonRequest(@Nullable String reason) {}
