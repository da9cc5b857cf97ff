/** Suggests mentors. */
@NullMarked
@ApplicationModule(allowedDependencies = {"scheduling :: events", "kernel :: prices"})
package house.recommendations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
