/** Exchanges events with the processes of other modules through RabbitMQ. */
@NullMarked
package dev.tandem.eventing.broker;

import org.jspecify.annotations.NullMarked;
