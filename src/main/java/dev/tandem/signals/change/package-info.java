/** What has changed in how the platform works, by whom and why. */
@NullMarked
package dev.tandem.signals.change;

import org.jspecify.annotations.NullMarked;
