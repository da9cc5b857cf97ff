/**
 * Sends orders to the payment gateway between transactions; results arrive at once or by webhook.
 */
@NullMarked
package dev.tandem.billing.gateway;

import org.jspecify.annotations.NullMarked;
