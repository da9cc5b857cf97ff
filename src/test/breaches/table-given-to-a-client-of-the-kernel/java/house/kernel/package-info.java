/** Provides what every module of the house needs. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package house.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
