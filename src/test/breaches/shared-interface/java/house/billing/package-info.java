/** Accounts for bookings. */
@NullMarked
@ApplicationModule(allowedDependencies = {"scheduling :: events", "kernel :: prices"})
package house.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
