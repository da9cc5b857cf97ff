package dev.tandem.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The platform's P-256 key: generated once, stored in the database, shared by all processes. */
@Component
public class SigningKey {

  private final JdbcClient jdbc;
  private final Supplier<ECKey> key = SingletonSupplier.of(this::load);

  SigningKey(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public ECKey get() {
    return key.get();
  }

  private ECKey load() {
    try {
      var generated =
          new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
      jdbc.sql("insert into access.signing_key (jwk) values (?) on conflict do nothing")
          .param(generated.toJSONString())
          .update();
      return ECKey.parse(
          jdbc.sql("select jwk from access.signing_key").query(String.class).single());
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("The stored key for signing tokens is unusable", e);
    }
  }
}
