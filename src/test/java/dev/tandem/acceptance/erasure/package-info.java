/** Plants unique texts wherever members can write some, and looks for them after an erasure. */
package dev.tandem.acceptance.erasure;
