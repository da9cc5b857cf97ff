package dev.tandem.acceptance;

/** Some of the tests that every topology passes. */
interface Chapter {

  Platform tandem();
}
