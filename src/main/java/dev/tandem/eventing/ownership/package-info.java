/** Records which database owns each module, and fences the other one. */
@NullMarked
@NamedInterface("ownership")
package dev.tandem.eventing.ownership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
