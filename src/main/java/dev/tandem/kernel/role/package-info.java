/** Whose work a thread does, which decides what it may do in the database. */
@NullMarked
@NamedInterface("role")
package dev.tandem.kernel.role;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
