/**
 * Erases members where no module hears of it: in the databases of services whose modules are at
 * home, and among the accounts that operators chose for canaries. Start with {@link
 * dev.tandem.rollout.erasure.StandbyLogs}.
 */
@NullMarked
package dev.tandem.rollout.erasure;

import org.jspecify.annotations.NullMarked;
