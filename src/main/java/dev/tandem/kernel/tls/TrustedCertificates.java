package dev.tandem.kernel.tls;

import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** The certificates that this process trusts when it calls another process of the platform. */
@Component
public final class TrustedCertificates {

  private final Optional<SSLContext> context;

  @Autowired
  TrustedCertificates(TlsProperties properties, ObjectProvider<SslBundles> bundles) {
    this(
        Optional.ofNullable(properties.bundle())
            .filter(name -> !name.isBlank())
            .map(name -> bundles.getObject().getBundle(name))
            .map(SslBundle::createSslContext));
  }

  private TrustedCertificates(Optional<SSLContext> context) {
    this.context = context;
  }

  /** Those of the JVM. */
  public static TrustedCertificates ofTheJvm() {
    return new TrustedCertificates(Optional.empty());
  }

  /** Empty where those of the JVM apply. */
  public Optional<SSLContext> context() {
    return context;
  }
}
