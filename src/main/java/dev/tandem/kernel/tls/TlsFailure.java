package dev.tandem.kernel.tls;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why a server is not trusted, in words for whoever configures it. */
public final class TlsFailure {

  /** Bounds the walk along causes, which may be a cycle. */
  private static final int MAX_CAUSES = 20;

  private TlsFailure() {}

  /** Completes the sentence "the server is not trusted: …"; empty for any other failure. */
  public static Optional<String> reason(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(MAX_CAUSES)
        .flatMap(cause -> reasonOf(cause).stream())
        .findFirst();
  }

  private static Optional<String> reasonOf(Throwable cause) {
    var text = String.valueOf(cause.getMessage());
    if (cause instanceof CertificateExpiredException || text.contains("NotAfter:")) {
      return Optional.of("its certificate has expired");
    }
    if (cause instanceof CertificateNotYetValidException) {
      return Optional.of("its certificate is not valid yet");
    }
    if (cause instanceof SSLPeerUnverifiedException
        || text.contains("No subject alternative")
        || text.contains("No name matching")
        || text.contains("could not be verified by hostnameverifier")) {
      return Optional.of("its certificate is for another host name");
    }
    if (text.contains("PKIX path")) {
      return Optional.of("its certificate was not issued by a CA that is trusted here");
    }
    return text.contains("does not support SSL") || text.contains("unrecognized SSL message")
        ? Optional.of("it does not speak TLS")
        : Optional.empty();
  }
}
