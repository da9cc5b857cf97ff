/** By what unit a module's requests are sent to one side or the other when it leaves. */
@NullMarked
@NamedInterface("routing")
package dev.tandem.kernel.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
