/** What members have chosen, as preferences tells it, and whether a message may be sent to them. */
@NullMarked
package dev.tandem.notifications.preference;

import org.jspecify.annotations.NullMarked;
