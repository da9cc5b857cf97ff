/** Suggests mentors. */
@NullMarked
@ApplicationModule
package house.recommendations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
