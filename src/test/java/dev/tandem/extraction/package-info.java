/**
 * A program that copies one module into a project of its own, builds it, starts it and compares its
 * answers with the platform's (mvn -Pextract verify); begin with ModuleExtractor, then
 * ExtractionManifest.
 */
package dev.tandem.extraction;
