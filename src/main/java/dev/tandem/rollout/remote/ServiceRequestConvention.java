package dev.tandem.rollout.remote;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;

/** Names requests to services by OpenTelemetry's conventions, without their address. */
final class ServiceRequestConvention extends DefaultClientRequestObservationConvention {

  @Override
  public String getName() {
    return "http.client.request.duration";
  }

  @Override
  public String getContextualName(ClientRequestObservationContext context) {
    return method(context).getValue();
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(ClientRequestObservationContext context) {
    return KeyValues.of(
        KeyValue.of("error.type", exception(context).getValue()),
        KeyValue.of("http.request.method", method(context).getValue()),
        statusOf(context),
        KeyValue.of("server.address", clientName(context).getValue()));
  }

  /** Without an answer there is no status; {@code error.type} says what happened. */
  private KeyValue statusOf(ClientRequestObservationContext context) {
    var code = context.getResponse() == null ? "none" : status(context).getValue();
    return KeyValue.of("http.response.status_code", code);
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(ClientRequestObservationContext context) {
    return KeyValues.empty();
  }
}
