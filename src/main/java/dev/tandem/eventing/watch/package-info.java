/** What other modules hear of attacks on the exchange of events. */
@NullMarked
@NamedInterface("watch")
package dev.tandem.eventing.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
