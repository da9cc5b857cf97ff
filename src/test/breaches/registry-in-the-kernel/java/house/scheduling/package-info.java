/** Books slots. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel :: answers"})
package house.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
