/**
 * The strings that a program composes, followed through variables, fields, parameters, results,
 * builders and collections; begin with StringFlow.
 */
package dev.tandem.readiness.codebase.strings;
