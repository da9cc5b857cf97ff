/** The events of sign-ins. */
@NullMarked
@NamedInterface("identity")
package dev.tandem.access.identity.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
