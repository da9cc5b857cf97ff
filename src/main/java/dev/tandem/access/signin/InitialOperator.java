package dev.tandem.access.signin;

import dev.tandem.access.AccessProperties;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.time.Ids;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates an operator when there is none, so that someone can set up the other sign-ins. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty(
    name = AccessProperties.PLATFORM_KEYS,
    havingValue = "none",
    matchIfMissing = true)
class InitialOperator implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(InitialOperator.class);

  private final SignIns signIns;
  private final PasswordHashing passwords;
  private final AccessProperties settings;
  private final TransactionTemplate transaction;

  InitialOperator(
      SignIns signIns,
      PasswordHashing passwords,
      AccessProperties settings,
      TransactionTemplate transaction) {
    this.signIns = signIns;
    this.passwords = passwords;
    this.settings = settings;
    this.transaction = transaction;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (signIns.existsOperator()) {
      return;
    }
    var configured = settings.operator().password();
    var password = configured == null ? generatePassword() : configured;
    transaction.executeWithoutResult(status -> create(password));
    if (configured == null) {
      LOG.info(
          "The initial operator signs in as `{}` with the password `{}`. It is shown only now;"
              + " change it at /access/password.",
          settings.operator().username(),
          password);
    }
  }

  private void create(String password) {
    var username =
        Username.of(settings.operator().username())
            .orElseThrow(() ->
                new IllegalStateException(
                    "tandem.access.operator.username is not a valid username"));
    var id = new MemberId(Ids.next());
    signIns.save(
        SignIn.create(id, Role.OPERATOR).withCredentials(username, passwords.hash(password)));
  }

  private static String generatePassword() {
    var bytes = new byte[12];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
