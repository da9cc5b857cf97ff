/**
 * Moves modules between processes under load while faults are injected, audits that no write is
 * lost or duplicated, and reports the figures; begin with CutoverTests.
 */
package dev.tandem.acceptance.cutover;
