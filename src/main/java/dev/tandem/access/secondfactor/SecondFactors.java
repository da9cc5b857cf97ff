package dev.tandem.access.secondfactor;

import dev.tandem.access.password.PasswordHashing;
import dev.tandem.access.throttle.FailedAttemptLimiter;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.access.watch.SecurityEvents;
import dev.tandem.kernel.secret.SecretCipher;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets up, checks and removes second factors. They run on real time, as the apps do. Wrong codes
 * count like wrong passwords, and pause the member's codes.
 */
@Service
public class SecondFactors {

  private static final Duration SETUP_TIME = Duration.ofMinutes(15);

  private final SecondFactorRows rows;
  private final SecretCipher cipher;
  private final PasswordHashing hashing;
  private final FailedAttemptLimiter failedAttempts;
  private final SecurityEvents events;
  private final SecondFactorProperties settings;
  private final Clock clock;

  @Autowired
  SecondFactors(
      SecondFactorRows rows,
      SecretCipher secondFactorCipher,
      PasswordHashing hashing,
      FailedAttemptLimiter failedAttempts,
      SecurityEvents events,
      SecondFactorProperties settings) {
    this(rows, secondFactorCipher, hashing, failedAttempts, events, settings, Clock.systemUTC());
  }

  SecondFactors(
      SecondFactorRows rows,
      SecretCipher cipher,
      PasswordHashing hashing,
      FailedAttemptLimiter failedAttempts,
      SecurityEvents events,
      SecondFactorProperties settings,
      Clock clock) {
    this.rows = rows;
    this.cipher = cipher;
    this.hashing = hashing;
    this.failedAttempts = failedAttempts;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether the member needs a code to sign in. */
  public boolean isOn(UUID memberId) {
    return rows.find(memberId).filter(SecondFactor::confirmed).isPresent();
  }

  /** Since when it is on; empty when it is off. */
  public Optional<Instant> onSince(UUID memberId) {
    return rows.find(memberId).map(SecondFactor::confirmedAt);
  }

  public int recoveryCodesLeft(UUID memberId) {
    return rows.countRecoveryCodes(memberId);
  }

  /**
   * @throws Problem 409 if it is on already
   */
  @Transactional
  public void begin(UUID memberId) {
    var secret = cipher.encrypt(TimeCodes.newSecret(), memberId.toString());
    if (!rows.begin(memberId, secret, clock.instant())) {
      throw Problem.conflict(
          "second-factor-on", "Your second factor is on already. Turn it off to set up another.");
    }
  }

  /** The secret that is being set up, in Base32; only for a quarter of an hour. */
  public Optional<String> secretInSetup(UUID memberId) {
    return inSetup(memberId).map(this::secretOf);
  }

  /**
   * Turns it on.
   *
   * @param code proves that the member's app has the secret
   * @return recovery codes, which cannot be shown again
   * @throws Problem 409 if the setup took too long, 422 if the code is wrong
   */
  @Transactional
  public List<String> confirm(UUID memberId, String code, String address) {
    var factor =
        inSetup(memberId)
            .orElseThrow(
                () -> Problem.conflict("setup-over", "The setup took too long. Begin again."));
    failedAttempts.requireAllowed(subject(memberId), address);
    if (!useTimeCode(factor, code)) {
      refuse(memberId, address);
    }
    rows.confirm(memberId, clock.instant());
    return renewRecoveryCodes(memberId);
  }

  @Transactional
  public List<String> renewRecoveryCodes(UUID memberId) {
    rows.deleteRecoveryCodes(memberId);
    var codes = IntStream.range(0, RecoveryCode.COUNT).mapToObj(RecoveryCode::random).toList();
    codes.forEach(code -> rows.addRecoveryCode(memberId, code.number(), hashing.hash(code.text())));
    return codes.stream().map(RecoveryCode::grouped).toList();
  }

  /**
   * Uses up a code of the app or a recovery code.
   *
   * @throws Problem 422 if it is wrong or was used before
   * @throws dev.tandem.access.throttle.TooManyAttemptsException after too many wrong ones
   */
  @Transactional
  public void require(UUID memberId, String code, String address) {
    failedAttempts.requireAllowed(subject(memberId), address);
    var factor = rows.find(memberId).filter(SecondFactor::confirmed);
    if (factor.isPresent() && useTimeCode(factor.get(), code)) {
      events.record(SecurityEvent.SECOND_FACTOR_ACCEPTED, memberId, address);
    } else if (factor.isPresent() && useRecoveryCode(memberId, code)) {
      events.record(SecurityEvent.RECOVERY_CODE_ACCEPTED, memberId, address);
    } else {
      refuse(memberId, address);
    }
    failedAttempts.recordSuccess(subject(memberId), address);
  }

  /** Whether there was one that was on. */
  @Transactional
  public boolean remove(UUID memberId) {
    boolean on = isOn(memberId);
    rows.delete(memberId);
    return on;
  }

  private Optional<SecondFactor> inSetup(UUID memberId) {
    return rows.find(memberId)
        .filter(it -> !it.confirmed())
        .filter(it -> clock.instant().isBefore(it.createdAt().plus(SETUP_TIME)));
  }

  private boolean useTimeCode(SecondFactor factor, String code) {
    var typed = code.replaceAll("\\s", "");
    var step =
        TimeCodes.matchingStep(
            secretOf(factor),
            typed,
            clock.instant(),
            settings.toleratedCodeSteps(),
            factor.lastStep());
    return step.isPresent() && rows.use(factor.memberId(), step.getAsLong());
  }

  private boolean useRecoveryCode(UUID memberId, String typed) {
    var code = RecoveryCode.parse(typed);
    if (code.isEmpty()) {
      return false;
    }
    int number = code.get().number();
    var hash = rows.findRecoveryHash(memberId, number);
    return hash.isPresent()
        && hashing.verify(code.get().text(), hash.get(), () -> {}).accepted()
        && rows.useRecoveryCode(memberId, number, hash.get());
  }

  private void refuse(UUID memberId, String address) {
    failedAttempts.recordFailure(subject(memberId), address);
    events.record(SecurityEvent.WRONG_CODE, memberId, address);
    throw Problem.refused(
        "wrong-code",
        "This code is wrong, has expired, or was used before. Wait for the next one.");
  }

  private String secretOf(SecondFactor factor) {
    return cipher.decrypt(factor.secret(), factor.memberId().toString());
  }

  private static String subject(UUID memberId) {
    return "code of " + memberId;
  }
}
