/** Books slots. */
@NullMarked
@ApplicationModule(allowedDependencies = {"billing :: events"})
package house.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
