package dev.tandem.rollout.routing;

/**
 * The stage of a module for one unit, and why it is that.
 *
 * @param variant which rule decided: the name of a stage that is everybody's, or {@code named-in},
 *     {@code named-out}, {@code share}, {@code rest}, {@code ended}, {@code nobody}
 * @param reason as OpenFeature names it: {@code STATIC}, {@code TARGETING_MATCH}, {@code SPLIT},
 *     {@code DISABLED} or {@code DEFAULT}
 * @param because a sentence for operators
 */
public record StageEvaluation(Stage stage, String variant, String reason, String because) {}
