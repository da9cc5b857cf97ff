/** Suggests mentors. */
@NullMarked
@ApplicationModule(allowedDependencies = {"scheduling :: events", "kernel :: answers"})
package house.recommendations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
