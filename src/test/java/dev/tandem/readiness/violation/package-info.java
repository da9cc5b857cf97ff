/**
 * The ten readiness rules, and a violation of one of them: where it is, why it matters, what to do
 * instead, and whether it is tolerated until a date.
 */
package dev.tandem.readiness.violation;
