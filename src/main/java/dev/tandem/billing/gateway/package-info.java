/**
 * The payment gateway executes orders between transactions and reports their results at once or by
 * webhook.
 */
@NullMarked
package dev.tandem.billing.gateway;

import org.jspecify.annotations.NullMarked;
