/** Suggests mentors. */
@NullMarked
@ApplicationModule(allowedDependencies = {"scheduling :: events", "billing :: events"})
package house.recommendations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
