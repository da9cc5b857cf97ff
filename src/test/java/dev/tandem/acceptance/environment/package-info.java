/**
 * The processes, databases and broker of an acceptance run, and the HTTP clients that call them;
 * begin with Topology, then TandemClient.
 */
package dev.tandem.acceptance.environment;
