/**
 * What a process does for a module: whose work a thread does in the database, and what also runs
 * where the module is a copy that only answers reads.
 */
@NullMarked
@NamedInterface("role")
package dev.tandem.kernel.role;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
