/**
 * Branch by abstraction: picks one of two implementations of a port by a flag, and compares both.
 */
@NullMarked
@NamedInterface("branch")
package dev.tandem.kernel.branch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
