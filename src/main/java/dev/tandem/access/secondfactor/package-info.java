/**
 * Keeps the second factors of members: secrets of authenticator apps, whose codes count once, and
 * recovery codes.
 */
@NullMarked
package dev.tandem.access.secondfactor;

import org.jspecify.annotations.NullMarked;
