/** What rollout lets the others know. */
@NullMarked
@NamedInterface("events")
package dev.tandem.rollout.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
