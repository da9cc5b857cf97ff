/** Shows operators the state of deliveries, and lets them pause, replay, retry and discard. */
@NullMarked
package dev.tandem.eventing.admin;

import org.jspecify.annotations.NullMarked;
