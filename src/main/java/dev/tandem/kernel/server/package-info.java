/** Bounds what a client may do to the web server before a handler sees its request. */
@NullMarked
package dev.tandem.kernel.server;

import org.jspecify.annotations.NullMarked;
