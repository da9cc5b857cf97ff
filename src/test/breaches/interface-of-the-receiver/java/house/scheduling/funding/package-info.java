/** What scheduling asks whoever takes payments. */
@NullMarked
@NamedInterface("funding")
package house.scheduling.funding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
