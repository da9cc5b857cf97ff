/** The manners of HTTP that all modules keep: problems, pages of lists, idempotency keys. */
@NullMarked
@NamedInterface("web")
package dev.tandem.kernel.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
