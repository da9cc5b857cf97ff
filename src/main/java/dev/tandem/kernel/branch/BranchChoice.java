package dev.tandem.kernel.branch;

import java.util.UUID;

/**
 * Which implementation answers an account, for operators.
 *
 * @param implementation the name of its class
 * @param reason as OpenFeature names it
 * @param variant which rule decided: {@code named-in}, {@code named-out}, {@code share} or {@code
 *     rest}
 */
public record BranchChoice(UUID account, String implementation, String reason, String variant) {}
