/**
 * Records who has handled which event, when and for how long. Start with {@link
 * dev.tandem.eventing.history.DeliveryHistory}.
 */
@NullMarked
package dev.tandem.eventing.history;

import org.jspecify.annotations.NullMarked;
