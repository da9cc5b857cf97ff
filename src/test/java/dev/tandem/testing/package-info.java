/**
 * Shared test support: databases, a broker, processes, a browser, and the annotations by which
 * tests say what they need; begin with ModuleTest.
 */
package dev.tandem.testing;
