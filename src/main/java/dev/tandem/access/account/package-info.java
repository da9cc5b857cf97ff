/**
 * Serves the pages on which people open and keep their account: behind the links of messages, and
 * for a second factor; and the part of the operators' page about a member.
 */
@NullMarked
package dev.tandem.access.account;

import org.jspecify.annotations.NullMarked;
