/** What billing lets the others know. */
@NullMarked
@NamedInterface("events")
package house.billing.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
