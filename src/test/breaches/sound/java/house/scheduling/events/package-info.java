/** What scheduling lets the others know. */
@NullMarked
@NamedInterface("events")
package house.scheduling.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
