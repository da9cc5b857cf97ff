/** Accounts for bookings. */
@NullMarked
@ApplicationModule(allowedDependencies = {"scheduling :: events"})
package house.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
