/** The recommendations module is the module for recommendations. */
@NullMarked
@ApplicationModule(allowedDependencies = {"scheduling :: events"})
package house.recommendations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
