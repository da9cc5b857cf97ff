/** Does what the recommendations module does. */
@NullMarked
@ApplicationModule(allowedDependencies = {"scheduling :: events"})
package house.recommendations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
