package dev.tandem.kernel.branch;

import dev.openfeature.sdk.Reason;

/**
 * Which implementation answers an account, and why.
 *
 * @param next whether it is the new one
 * @param variant which rule decided: {@code named-in}, {@code named-out}, {@code share} or {@code
 *     rest}
 */
record BranchEvaluation(boolean next, Reason reason, String variant) {}
