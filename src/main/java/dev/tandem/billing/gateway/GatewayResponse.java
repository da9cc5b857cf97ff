package dev.tandem.billing.gateway;

/** What a gateway answers to a request. */
public sealed interface GatewayResponse {

  record Succeeded() implements GatewayResponse {}

  record Declined(String reason) implements GatewayResponse {}

  /** The result follows by webhook. */
  record Pending() implements GatewayResponse {}

  /** The gateway did not answer in time; the money may have moved or not. */
  record Unknown() implements GatewayResponse {}

  record NotReceived() implements GatewayResponse {}
}
