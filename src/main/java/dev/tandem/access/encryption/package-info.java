/**
 * Encrypts what the database must not tell, with the key of {@code tandem.access.encryption-key}.
 */
@NullMarked
package dev.tandem.access.encryption;

import org.jspecify.annotations.NullMarked;
