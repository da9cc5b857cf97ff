/** One schema and one migration history per module. */
@NullMarked
@NamedInterface("schema")
package dev.tandem.kernel.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
