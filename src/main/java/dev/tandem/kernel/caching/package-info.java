/** How long browsers and proxies may keep an answer (RFC 9111), and whether caches are worth it. */
@NullMarked
@NamedInterface("caching")
package dev.tandem.kernel.caching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
