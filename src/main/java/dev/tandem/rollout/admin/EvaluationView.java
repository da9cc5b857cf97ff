package dev.tandem.rollout.admin;

import java.util.UUID;

/**
 * Who answers for a member, for operators.
 *
 * @param stage of the module, for this member
 * @param reads {@code home} or {@code service}
 * @param writes {@code home} or {@code service}
 * @param reason as OpenFeature names it
 * @param variant which rule decided
 * @param because a sentence that says why
 */
record EvaluationView(
    String module,
    UUID member,
    String stage,
    String reads,
    String writes,
    String reason,
    String variant,
    String because) {}
