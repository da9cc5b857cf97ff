/** Shows people what was sent to them, and operators everything that was sent. */
@NullMarked
package dev.tandem.notifications.page;

import org.jspecify.annotations.NullMarked;
