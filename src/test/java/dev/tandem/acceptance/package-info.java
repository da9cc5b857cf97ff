/**
 * Black-box tests over HTTP against real processes, the same wherever the modules run; begin with
 * scenario.AcceptanceTests, and with cutover.CutoverTests for moves under load.
 */
package dev.tandem.acceptance;
