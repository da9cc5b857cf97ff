/**
 * The processes, databases and broker of an acceptance run, and the HTTP clients that talk to them.
 */
package dev.tandem.acceptance.environment;
