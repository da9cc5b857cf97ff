/** Handles what mentees look for and supports matching them with mentors. */
@NullMarked
@ApplicationModule(allowedDependencies = {"scheduling :: events"})
package house.recommendations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
