/**
 * What users and operators do with Tandem, as groups of tests that every topology passes; begin
 * with AcceptanceTests, then AllScenarios.
 */
package dev.tandem.acceptance.scenario;
