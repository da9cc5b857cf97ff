/** A payment gateway that moves no money and stands for another company's system. */
@NullMarked
package dev.tandem.billing.simulation;

import org.jspecify.annotations.NullMarked;
