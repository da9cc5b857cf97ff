/**
 * Reads the instructions of methods for analyses, which say what they know of the values; begin
 * with Interpreter.
 */
@NullMarked
package dev.tandem.readiness.codebase.bytecode;

import org.jspecify.annotations.NullMarked;
