/** Contains various classes and helpers for different things. */
@NullMarked
@ApplicationModule(allowedDependencies = {"scheduling :: events"})
package house.recommendations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
