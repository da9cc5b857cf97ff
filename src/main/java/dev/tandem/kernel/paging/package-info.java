/** The pages of a list: the links between them, and cursors for lists that may be long. */
@NullMarked
@NamedInterface("paging")
package dev.tandem.kernel.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
