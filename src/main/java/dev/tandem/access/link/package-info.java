/**
 * Issues and opens signed links, which carry what they are for, about whom, and until when, so that
 * no table, event or log needs to keep a secret of theirs.
 */
@NullMarked
@NamedInterface("link")
package dev.tandem.access.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
