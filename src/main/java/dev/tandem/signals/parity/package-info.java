/**
 * How the decisions about messages compare, by the rules of a former platform and by those here.
 */
@NullMarked
package dev.tandem.signals.parity;

import org.jspecify.annotations.NullMarked;
