/** Follows texts and types through methods: what is passed to a call, and what is returned. */
@NullMarked
package dev.tandem.readiness.codebase.flow;

import org.jspecify.annotations.NullMarked;
