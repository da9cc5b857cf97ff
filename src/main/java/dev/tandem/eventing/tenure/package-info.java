/** On which side of a move a module is live. */
@NullMarked
@NamedInterface("ownership")
package dev.tandem.eventing.tenure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
