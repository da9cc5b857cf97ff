/**
 * Decides whether a service may answer a read of an account from its copy: never with less than the
 * account has written itself. Start with {@link dev.tandem.rollout.canary.CanaryReads}.
 */
@NullMarked
package dev.tandem.rollout.canary;

import org.jspecify.annotations.NullMarked;
