/** The module's pages and page fragments. */
@NullMarked
package dev.tandem.scheduling.page;

import org.jspecify.annotations.NullMarked;
