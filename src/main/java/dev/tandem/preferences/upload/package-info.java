/**
 * Receives the files of former platforms in pieces, since a request carries little, and has them
 * read in the background, since that takes long.
 */
@NullMarked
package dev.tandem.preferences.upload;

import org.jspecify.annotations.NullMarked;
