/** The recorded events of payments, earnings and credits, and the values that they carry. */
@NullMarked
package dev.tandem.billing.account;

import org.jspecify.annotations.NullMarked;
