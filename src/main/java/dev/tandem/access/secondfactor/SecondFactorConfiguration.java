package dev.tandem.access.secondfactor;

import dev.tandem.access.encryption.SecretCiphers;
import dev.tandem.kernel.secret.SecretCipher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SecondFactorConfiguration {

  @Bean
  SecretCipher secondFactorCipher(SecretCiphers ciphers) {
    return ciphers.forUse("tandem second factors");
  }
}
