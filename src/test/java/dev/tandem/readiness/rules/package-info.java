/**
 * The checks of each rule, one class a rule, run for every module, and proved against planted
 * violations.
 */
package dev.tandem.readiness.rules;
