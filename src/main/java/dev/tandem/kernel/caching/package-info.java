/** How long browsers and proxies may keep the answers of a route (RFC 9111). */
@NullMarked
@NamedInterface("caching")
package dev.tandem.kernel.caching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
