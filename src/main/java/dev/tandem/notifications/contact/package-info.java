/**
 * The addresses at which people can be reached: verified by a link, changed with a notice, blocked
 * when mail bounces.
 */
@NullMarked
package dev.tandem.notifications.contact;

import org.jspecify.annotations.NullMarked;
