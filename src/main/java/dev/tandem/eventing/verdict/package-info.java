/**
 * The verdicts on which modules act. The module that judges implements them, so that no other
 * depends on it.
 */
@NullMarked
@NamedInterface("verdict")
package dev.tandem.eventing.verdict;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
