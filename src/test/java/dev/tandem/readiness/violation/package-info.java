/**
 * The readiness rules, and the violations of them: where each is, why it matters, what to do
 * instead, and until when it is tolerated; begin with Rule, then Violation.
 */
package dev.tandem.readiness.violation;
