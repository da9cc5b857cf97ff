/** Reads the exports of former platforms, row by row, so that their size does not matter. */
@NullMarked
package dev.tandem.preferences.source;

import org.jspecify.annotations.NullMarked;
