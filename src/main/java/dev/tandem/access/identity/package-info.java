/** The caller of a request, the roles, and the tokens that pass both on to another process. */
@NullMarked
@NamedInterface("identity")
package dev.tandem.access.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
