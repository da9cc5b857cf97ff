/** Books slots. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel :: columns"})
package house.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
