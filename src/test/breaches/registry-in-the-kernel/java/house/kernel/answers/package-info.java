/** Answers that modules give. */
@NullMarked
@NamedInterface("answers")
package house.kernel.answers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
