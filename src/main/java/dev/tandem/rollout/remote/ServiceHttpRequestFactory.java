package dev.tandem.rollout.remote;

import dev.tandem.kernel.tls.TrustedCertificates;
import java.io.IOException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/** Creates HTTP requests to services, without redirects, decompression, cookies or retries. */
final class ServiceHttpRequestFactory extends HttpComponentsClientHttpRequestFactory {

  ServiceHttpRequestFactory(FacadeProperties settings, TrustedCertificates trusted) {
    super(createHttpClient(settings, trusted));
  }

  private static HttpClient createHttpClient(
      FacadeProperties settings, TrustedCertificates trusted) {
    var builder = PoolingHttpClientConnectionManagerBuilder.create();
    trusted.context().map(DefaultClientTlsStrategy::new).ifPresent(builder::setTlsSocketStrategy);
    var connections =
        builder
            .setMaxConnPerRoute(settings.maxConnections())
            .setMaxConnTotal(settings.maxConnections() * 4)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                    .setSocketTimeout(Timeout.of(settings.responseTimeout()))
                    .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                    .setTimeToLive(TimeValue.ofMinutes(5))
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setRequestExecutor(new IdleTimeoutRequestExecutor(Timeout.of(settings.idleTimeout())))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                .setResponseTimeout(Timeout.of(settings.responseTimeout()))
                .setExpectContinueEnabled(false)
                .build())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableDefaultUserAgent()
        .build();
  }

  /** Applies the idle timeout once the response has begun. */
  private static final class IdleTimeoutRequestExecutor extends HttpRequestExecutor {

    private final Timeout idleTimeout;

    IdleTimeoutRequestExecutor(Timeout idleTimeout) {
      this.idleTimeout = idleTimeout;
    }

    @Override
    public ClassicHttpResponse execute(
        ClassicHttpRequest request,
        HttpClientConnection connection,
        @Nullable HttpResponseInformationCallback callback,
        HttpContext context)
        throws IOException, HttpException {
      var response = super.execute(request, connection, callback, context);
      connection.setSocketTimeout(idleTimeout);
      return response;
    }
  }
}
