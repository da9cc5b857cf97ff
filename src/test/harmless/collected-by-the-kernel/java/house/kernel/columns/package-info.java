/** How columns are read. */
@NullMarked
@NamedInterface("columns")
package house.kernel.columns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
