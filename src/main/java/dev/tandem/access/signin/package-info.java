/**
 * Signs members in by username and password, and keeps their credentials, sessions and the audit of
 * changes.
 */
@NullMarked
package dev.tandem.access.signin;

import org.jspecify.annotations.NullMarked;
