/** Says which passwords are accepted, hashes them, and compares them with their hashes. */
@NullMarked
package dev.tandem.access.password;

import org.jspecify.annotations.NullMarked;
