/** Refuses addresses, views, templates and files of other modules; begin with AddressChecks. */
@NullMarked
package dev.tandem.readiness.rules.address;

import org.jspecify.annotations.NullMarked;
