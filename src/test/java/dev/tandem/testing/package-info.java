/**
 * Shared test support: databases, a broker, processes, a browser, and the annotations that declare
 * what a test needs. Begin with ModuleTest.
 */
package dev.tandem.testing;
