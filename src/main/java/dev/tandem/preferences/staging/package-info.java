/** Reads the sources of migrations into the module's own tables, as a whole or not at all. */
@NullMarked
package dev.tandem.preferences.staging;

import org.jspecify.annotations.NullMarked;
