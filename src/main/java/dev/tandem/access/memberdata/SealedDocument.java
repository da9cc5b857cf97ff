package dev.tandem.access.memberdata;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Documents that pass through the event log and the broker and can be read only by whoever holds
 * the private key: JSON Web Encryption (RFC 7516), ECDH-ES on P-256 with A256GCM, over gzip. Once
 * the key is deleted, they are unreadable wherever a copy remains.
 */
public final class SealedDocument {

  /** Characters in a piece; an event stays far below what a broker takes. */
  private static final int PIECE = 200_000;

  private SealedDocument() {}

  /** A new key pair, as a JSON Web Key. */
  public static String newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).generate().toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The part of a key that may be given away. */
  public static String publicPart(String key) {
    return parse(key).toPublicJWK().toJSONString();
  }

  static List<SealedPart> seal(String document, String publicKey) {
    try {
      var header =
          new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
              .contentType("application/gzip")
              .build();
      var sealed = new JWEObject(header, new Payload(compress(document)));
      sealed.encrypt(new ECDHEncrypter(parse(publicKey)));
      return divide(sealed.serialize());
    } catch (JOSEException | IOException e) {
      throw new IllegalArgumentException("cannot seal with the key of the request", e);
    }
  }

  private static List<SealedPart> divide(String text) {
    var count = (text.length() + PIECE - 1) / PIECE;
    var parts = new ArrayList<SealedPart>(count);
    for (int number = 1; number <= count; number++) {
      var from = (number - 1) * PIECE;
      parts.add(
          new SealedPart(
              number, count, text.substring(from, Math.min(text.length(), from + PIECE))));
    }
    return List.copyOf(parts);
  }

  /** The document, if all its parts are there and unaltered. */
  public static String open(List<SealedPart> parts, String key) {
    var text =
        parts.stream()
            .sorted(Comparator.comparingInt(SealedPart::number))
            .map(SealedPart::text)
            .collect(Collectors.joining());
    try {
      var sealed = JWEObject.parse(text);
      sealed.decrypt(new ECDHDecrypter(parse(key)));
      return decompress(sealed.getPayload().toBytes());
    } catch (ParseException | JOSEException | IOException e) {
      throw new IllegalArgumentException("the parts do not make a document for this key", e);
    }
  }

  private static byte[] compress(String document) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(document.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String decompress(byte[] bytes) throws IOException {
    try (var zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ECKey parse(String key) {
    try {
      return ECKey.parse(key);
    } catch (ParseException e) {
      throw new IllegalArgumentException("not a key of an elliptic curve", e);
    }
  }
}
