package dev.tandem.access.signin;

import dev.tandem.access.AccessProperties;
import dev.tandem.access.PlatformOnly;
import dev.tandem.access.identity.Role;
import dev.tandem.access.password.PasswordHashing;
import dev.tandem.access.password.PasswordRules;
import dev.tandem.kernel.secret.PrivateFile;
import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.Problem;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates an operator when there is none, so that someone can set up the other sign-ins. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@PlatformOnly
class InitialOperator implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(InitialOperator.class);

  private final SignIns signIns;
  private final PasswordHashing passwords;
  private final AccessProperties settings;
  private final PasswordRules rules;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Path passwordFile;

  InitialOperator(
      SignIns signIns,
      PasswordHashing passwords,
      AccessProperties settings,
      PasswordRules rules,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      @Value("${tandem.data:.tandem}") Path data) {
    this.signIns = signIns;
    this.passwords = passwords;
    this.settings = settings;
    this.rules = rules;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.passwordFile = data.resolve("operator-password").toAbsolutePath();
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!signIns.existsOperator() || findUnused().isPresent()) {
      transaction.executeWithoutResult(status -> createUnlessPresent());
    }
  }

  /** One whose first password has ended before it was used. */
  private Optional<SignIn> findUnused() {
    return Username.of(settings.operator().username())
        .flatMap(name -> signIns.findByUsername(name.value()))
        .filter(it -> it.roles().contains(Role.OPERATOR))
        .filter(it -> it.passwordHasEnded(Instant.now(Clock.systemUTC())));
  }

  /** Of several processes that start on an empty database, one creates the operator. */
  private void createUnlessPresent() {
    jdbc.sql("lock table access.sign_in in share row exclusive mode").update();
    var unused = findUnused();
    if (unused.isEmpty() && signIns.existsOperator()) {
      return;
    }
    var operator =
        unused.orElseGet(() -> SignIn.create(new MemberId(Ids.next()), Set.of(Role.OPERATOR)));
    var configured = settings.operator().password();
    if (configured != null) {
      save(operator, requireAcceptable(configured));
      return;
    }
    var password = generatePassword();
    save(operator, password);
    PrivateFile.write(passwordFile, password, "tandem.access.operator.password");
    LOG.info(
        "The initial operator signs in as `{}`; the password is in {}. It is for"
            + " choosing another at the first sign-in; delete the file.",
        settings.operator().username(),
        passwordFile);
  }

  private String requireAcceptable(String password) {
    try {
      return rules.requireAcceptable(password, settings.operator().username());
    } catch (Problem problem) {
      throw new IllegalStateException(
          "tandem.access.operator.password is refused: " + problem.getBody().getDetail(), problem);
    }
  }

  private void save(SignIn operator, String password) {
    var username =
        Username.of(settings.operator().username())
            .orElseThrow(() ->
                new IllegalStateException(
                    "tandem.access.operator.username is not a valid username"));
    var now = Instant.now(Clock.systemUTC());
    var life = settings.givenPasswordLife();
    signIns.save(
        operator.withGivenCredentials(
            username, passwords.hash(password), now, life.isZero() ? null : now.plus(life)));
  }

  private static String generatePassword() {
    var bytes = new byte[12];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
