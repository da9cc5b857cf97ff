/**
 * What spans and metrics say of a request, what leaves the process of a span, and which traces are
 * kept. Start with {@link dev.tandem.kernel.trace.TracingConfiguration}.
 */
@NullMarked
package dev.tandem.kernel.trace;

import org.jspecify.annotations.NullMarked;
