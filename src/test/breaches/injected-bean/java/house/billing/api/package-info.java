/** Billing for callers. */
@NullMarked
@NamedInterface("api")
package house.billing.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
