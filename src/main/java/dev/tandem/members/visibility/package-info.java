/**
 * The event about who sees a profile that members consumes. The module in which members choose
 * implements it, so that this one does not depend on it.
 */
@NullMarked
@NamedInterface("visibility")
package dev.tandem.members.visibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
