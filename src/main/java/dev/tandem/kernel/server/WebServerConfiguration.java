package dev.tandem.kernel.server;

import java.util.Arrays;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every process does before a request is read. */
@Configuration(proxyBeanMethods = false)
class WebServerConfiguration {

  private static final String PROTOCOLS = "TLSv1.2+TLSv1.3";

  /** With forward secrecy and authenticated encryption (BSI TR-02102-2, Mozilla "intermediate"). */
  private static final String CIPHERS =
      String.join(
          ":",
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> punctualSenders(
      SenderTimeouts timeouts) {
    return factory -> {
      factory.setProtocol(PunctualHttp11Protocol.class.getName());
      factory.addConnectorCustomizers(connector -> {
        if (connector.getProtocolHandler() instanceof PunctualHttp11Protocol protocol) {
          protocol.setTimeouts(timeouts);
        }
      });
      factory.addEngineValves(new PunctualBodyValve(timeouts.body()));
    };
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> strongTls() {
    return factory -> factory.addConnectorCustomizers(WebServerConfiguration::requireStrongTls);
  }

  private static void requireStrongTls(Connector connector) {
    Arrays.stream(connector.findSslHostConfigs()).forEach(WebServerConfiguration::requireStrongTls);
  }

  private static void requireStrongTls(SSLHostConfig host) {
    host.setProtocols(PROTOCOLS);
    host.setCiphers(CIPHERS);
  }
}
