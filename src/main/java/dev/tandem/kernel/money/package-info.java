/** Amounts in minor units of one currency. */
@NullMarked
@NamedInterface("money")
package dev.tandem.kernel.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
