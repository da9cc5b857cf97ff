/** What modules report about each closed hour from their own tables, and how they do so. */
@NullMarked
@NamedInterface("figures")
package dev.tandem.eventing.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
