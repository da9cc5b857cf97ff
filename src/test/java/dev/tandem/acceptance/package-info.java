/**
 * Black-box tests over HTTP against real processes. The same scenarios run wherever the modules
 * run. Begin with scenario.AcceptanceTests, and with cutover.CutoverTests for moves under load.
 */
package dev.tandem.acceptance;
