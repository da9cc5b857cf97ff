/** Refuses events that other systems cannot read for years; begin with EventChecks. */
@NullMarked
package dev.tandem.readiness.rules.events;

import org.jspecify.annotations.NullMarked;
