/** This module contains the code of the billing module and various other things. */
@NullMarked
@ApplicationModule(allowedDependencies = {"scheduling :: events"})
package house.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
