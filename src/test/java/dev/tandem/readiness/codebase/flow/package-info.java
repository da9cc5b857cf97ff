/**
 * Follows texts and types through methods: what is passed to a call, and what is returned. Answers
 * for the calls that a rule asks about; the package {@code strings} follows all strings at once,
 * which takes longer and also sees through collections and builders, as SQL needs it. One
 * interpreter, in the package {@code bytecode}, reads the instructions for both.
 */
@NullMarked
package dev.tandem.readiness.codebase.flow;

import org.jspecify.annotations.NullMarked;
