/** Accounts for bookings. */
@NullMarked
@ApplicationModule(allowedDependencies = {"scheduling :: events", "scheduling :: funding"})
package house.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
