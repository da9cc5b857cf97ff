/** Keeps where members are signed in and with which browsers, and lets them sign out there. */
@NullMarked
package dev.tandem.access.session;

import org.jspecify.annotations.NullMarked;
