/** Whose certificates this process trusts, and what is wrong with others. */
@NullMarked
@NamedInterface("tls")
package dev.tandem.kernel.tls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
