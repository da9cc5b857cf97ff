/** Prices, for whoever needs them. */
@NullMarked
@NamedInterface("prices")
package house.kernel.prices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
