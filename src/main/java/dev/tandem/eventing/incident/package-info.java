/**
 * What those who review the platform may know of failed deliveries and of what was done to them.
 */
@NullMarked
@NamedInterface("incident")
package dev.tandem.eventing.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
