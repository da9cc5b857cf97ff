/** Decides who may pay: not payers whose bank took a payment back, nor too much at once. */
@NullMarked
package dev.tandem.billing.payer;

import org.jspecify.annotations.NullMarked;
