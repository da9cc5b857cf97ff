/** Requests that no well-behaved client sends, on a socket, against a running platform. */
@NullMarked
package dev.tandem.malformed;

import org.jspecify.annotations.NullMarked;
