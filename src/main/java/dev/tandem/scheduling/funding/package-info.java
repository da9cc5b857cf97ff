/**
 * What scheduling needs to hear from whoever takes the money; they implement it, so that scheduling
 * need not know them.
 */
@NullMarked
@NamedInterface("funding")
package dev.tandem.scheduling.funding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
