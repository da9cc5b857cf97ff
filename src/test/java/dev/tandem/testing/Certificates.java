package dev.tandem.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A CA and the certificates of some hosts, made by the script with which operators make theirs.
 *
 * @param folder with {@code ca.pem}, and {@code <host>.pem} and {@code .key} for each host
 */
public record Certificates(Path folder) {

  private static final Path SCRIPT = Path.of("deploy", "certificates.sh");

  public static Certificates create(Path folder, String... hosts) {
    var command = new ArrayList<>(List.of("bash", SCRIPT.toString(), folder.toString()));
    command.addAll(List.of(hosts));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException("No certificates: " + output);
      }
      return new Certificates(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Path ca() {
    return folder.resolve("ca.pem");
  }

  public Path certificate(String host) {
    return folder.resolve(host + ".pem");
  }

  public Path key(String host) {
    return folder.resolve(host + ".key");
  }

  /** Of a client that trusts this CA only. */
  public SSLContext trusting() {
    try (InputStream in = Files.newInputStream(ca())) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
