/** Events of other modules, and the messages that they are the occasion for. */
@NullMarked
package dev.tandem.notifications.occasion;

import org.jspecify.annotations.NullMarked;
