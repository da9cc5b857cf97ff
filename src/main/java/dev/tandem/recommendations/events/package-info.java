/** What recommendations lets the others know. */
@NullMarked
@NamedInterface("events")
package dev.tandem.recommendations.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
