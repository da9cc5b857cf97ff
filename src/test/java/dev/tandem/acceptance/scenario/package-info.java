/** What users and operators do with Tandem, as groups of tests that every topology passes. */
package dev.tandem.acceptance.scenario;
