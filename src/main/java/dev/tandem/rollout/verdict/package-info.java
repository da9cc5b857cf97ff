/**
 * The decisions on gates that rollout acts on. The module that judges implements them, so that
 * rollout does not depend on it.
 */
@NullMarked
@NamedInterface("verdict")
package dev.tandem.rollout.verdict;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
