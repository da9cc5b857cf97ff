package dev.tandem.eventing.delivery;

import org.jspecify.annotations.Nullable;

/**
 * One of the attempts to deliver a batch.
 *
 * @param failure of the attempt before; null for the first
 */
record DeliveryAttempt(RetryGranularity granularity, @Nullable RuntimeException failure) {

  static final DeliveryAttempt FIRST = new DeliveryAttempt(RetryGranularity.BATCH, null);
}
