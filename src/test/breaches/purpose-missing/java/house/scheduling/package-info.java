@NullMarked
@ApplicationModule(allowedDependencies = {})
package house.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
