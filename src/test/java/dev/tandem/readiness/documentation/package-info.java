/**
 * The generated documents of the modules (canvases, diagrams, schemas, readiness report), written
 * by mvn -Pdocs test and compared with the committed ones; begin with Documentation.
 */
package dev.tandem.readiness.documentation;
