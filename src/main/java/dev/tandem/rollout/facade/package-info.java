/**
 * Forwards requests for a module that is live away to its service, and answers from the standby
 * copy or with 503 when the service is unavailable.
 */
@NullMarked
package dev.tandem.rollout.facade;

import org.jspecify.annotations.NullMarked;
