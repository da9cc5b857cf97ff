/** The links between the pages of a list. */
@NullMarked
package dev.tandem.kernel.paging;

import org.jspecify.annotations.NullMarked;
