/** Suggests mentors. */
@NullMarked
@ApplicationModule(allowedDependencies = {"scheduling :: events", "scheduling :: calendar"})
package house.recommendations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
