/**
 * The events about payments and payers that scheduling consumes. The module that takes payments
 * implements them, so that scheduling does not depend on it.
 */
@NullMarked
@NamedInterface("funding")
package dev.tandem.scheduling.funding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
