/**
 * Shows operators the state of deliveries, and lets them pause, replay, retry and discard. Start
 * with {@link dev.tandem.eventing.admin.DeliveryAdministration}.
 */
@NullMarked
package dev.tandem.eventing.admin;

import org.jspecify.annotations.NullMarked;
