/**
 * The rehearsal of leaving home ({@code mvn -Pshadow verify}): home and a service beside it, load,
 * and candidates into which a fault is compiled. Begin with Fault, then ShadowRehearsal.
 */
package dev.tandem.rehearsal;
