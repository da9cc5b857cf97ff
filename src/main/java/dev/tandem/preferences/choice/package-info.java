/** Records what members choose, and announces what is decided for them after each change. */
@NullMarked
package dev.tandem.preferences.choice;

import org.jspecify.annotations.NullMarked;
