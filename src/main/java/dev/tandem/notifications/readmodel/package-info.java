/** What messages need to know of other modules, kept from their events. */
@NullMarked
package dev.tandem.notifications.readmodel;

import org.jspecify.annotations.NullMarked;
