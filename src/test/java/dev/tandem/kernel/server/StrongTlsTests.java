package dev.tandem.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.Certificates;
import dev.tandem.testing.ModuleTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With a certificate, a process speaks today's TLS only. */
@ModuleTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StrongTlsTests {

  private static final int ALERT = 0x15;
  private static final int PROTOCOL_VERSION = 70;

  @TempDir static Path folder;
  static Certificates certificates;

  @LocalServerPort int port;

  @DynamicPropertySource
  static void aCertificate(DynamicPropertyRegistry registry) {
    certificates = Certificates.create(folder.resolve("certificates"), "localhost");
    registry.add("server.ssl.certificate", () -> "file:" + certificates.certificate("localhost"));
    registry.add(
        "server.ssl.certificate-private-key", () -> "file:" + certificates.key("localhost"));
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1.3, TLS_AES_128_GCM_SHA256",
    "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"
  })
  void speaksTls12And13(String protocol, String cipher) throws IOException {
    try (var socket = socket(protocol, cipher)) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
    "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"
  })
  void refusesCiphersThatAreNotRecommended(String protocol, String cipher) throws IOException {
    try (var socket = socket(protocol, cipher)) {
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void refusesTls11() throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(helloOfTls11());
      var answer = socket.getInputStream().readNBytes(7);
      assertThat(answer[0]).isEqualTo((byte) ALERT);
      assertThat(answer[6]).isEqualTo((byte) PROTOCOL_VERSION);
    }
  }

  private SSLSocket socket(String protocol, String cipher) throws IOException {
    var socket =
        (SSLSocket) certificates.trusting().getSocketFactory().createSocket("localhost", port);
    socket.setEnabledProtocols(new String[] {protocol});
    socket.setEnabledCipherSuites(new String[] {cipher});
    return socket;
  }

  /** A ClientHello of version 3.2 that offers two of its ciphers (RFC 4346, 7.4.1.2). */
  private static byte[] helloOfTls11() {
    var hello = new ByteArrayOutputStream();
    hello.writeBytes(new byte[] {3, 2});
    hello.writeBytes(new byte[32]);
    hello.write(0);
    hello.writeBytes(new byte[] {0, 4, (byte) 0xc0, 0x09, (byte) 0xc0, 0x0a});
    hello.writeBytes(new byte[] {1, 0});
    var record = new ByteArrayOutputStream();
    int length = hello.size();
    record.writeBytes(new byte[] {0x16, 3, 1, 0, (byte) (length + 4), 1, 0, 0, (byte) length});
    record.writeBytes(hello.toByteArray());
    return record.toByteArray();
  }
}
