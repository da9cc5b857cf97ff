/** What members let others see of them, as preferences tells it. */
@NullMarked
package dev.tandem.scheduling.privacy;

import org.jspecify.annotations.NullMarked;
