/** Events that rollout publishes. */
@NullMarked
@NamedInterface("events")
package dev.tandem.rollout.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
