/** HTTP conventions shared by all modules: problems, paging, idempotency keys. */
@NullMarked
@NamedInterface("web")
package dev.tandem.kernel.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
