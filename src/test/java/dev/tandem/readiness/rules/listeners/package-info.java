/** Refuses events and listeners that go past the event log; begin with EventPublication. */
@NullMarked
package dev.tandem.readiness.rules.listeners;

import org.jspecify.annotations.NullMarked;
