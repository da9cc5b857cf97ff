/** The listeners of this release: what they subscribe to, and the cursors that they read with. */
@NullMarked
package dev.tandem.eventing.subscription;

import org.jspecify.annotations.NullMarked;
