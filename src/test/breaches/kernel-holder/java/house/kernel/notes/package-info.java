/** Notes that a caller takes. */
@NullMarked
@NamedInterface("notes")
package house.kernel.notes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
