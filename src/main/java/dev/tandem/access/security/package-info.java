/**
 * Configures Spring Security for the platform and for a service, and answers requests that it
 * rejects.
 */
@NullMarked
package dev.tandem.access.security;

import org.jspecify.annotations.NullMarked;
