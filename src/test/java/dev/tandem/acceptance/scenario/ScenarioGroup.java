package dev.tandem.acceptance.scenario;

import dev.tandem.acceptance.environment.TandemClient;

/** Some of the tests that every topology passes. */
interface ScenarioGroup {

  TandemClient tandem();
}
