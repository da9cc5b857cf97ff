package dev.tandem.rollout.admin;

import dev.tandem.kernel.routing.Share;
import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.routing.Canary;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads whose reads a service shall answer, and until when. */
final class CanarySettings {

  private static final Pattern ACCOUNT =
      Pattern.compile("-?\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final int MAX_ACCOUNTS = 1_000;
  private static final int MAX_DAYS = 366;

  private CanarySettings() {}

  /**
   * @throws Problem 400 that says in one sentence what is wrong
   */
  static Canary parse(
      @Nullable String share,
      List<String> accounts,
      @Nullable String until,
      ZoneId zone,
      Instant now) {
    var named = accounts.stream().flatMap(CanarySettings::split).toList();
    var included = ids(named.stream().filter(account -> !account.startsWith("-")));
    var exempted = ids(named.stream().filter(it -> it.startsWith("-")).map(it -> it.substring(1)));
    requireDistinct(included, exempted, named.size());
    var parsedShare = share == null || share.isBlank() ? Share.NONE : share(share);
    if (parsedShare.isNone() && included.isEmpty()) {
      throw Problem.malformed(
          "Say whose reads the service answers: a share such as 5%, or accounts by their ids.");
    }
    return new Canary(
        parsedShare,
        included,
        exempted,
        until == null || until.isBlank() ? null : end(until, zone, now));
  }

  private static Share share(String text) {
    return Share.parse(text)
        .orElseThrow(() ->
            Problem.malformed(
                "The share must be a percentage from 0% to 100% with at most two decimals, such as 5%."));
  }

  private static Stream<String> split(String accounts) {
    return Stream.of(accounts.split("[,;\\s]+"))
        .filter(account -> !account.isEmpty())
        .map(CanarySettings::requireId);
  }

  private static String requireId(String account) {
    if (!ACCOUNT.matcher(account).matches()) {
      throw Problem.malformed(
          "Name accounts by their ids, separated by commas, with a minus sign before each that home answers: one of those given is no id.");
    }
    return account;
  }

  private static Set<String> ids(Stream<String> accounts) {
    return accounts.map(id -> UUID.fromString(id).toString()).collect(Collectors.toSet());
  }

  private static void requireDistinct(Set<String> included, Set<String> exempted, int named) {
    if (named > MAX_ACCOUNTS) {
      throw Problem.malformed("Name at most 1,000 accounts, or give a share.");
    }
    var both = new HashSet<>(included);
    both.retainAll(exempted);
    if (!both.isEmpty()) {
      throw Problem.malformed("An account is named both in and out: " + both.iterator().next());
    }
  }

  private static Instant end(String text, ZoneId zone, Instant now) {
    var end = instant(text.strip(), zone);
    if (!end.isAfter(now) || end.isAfter(now.plus(MAX_DAYS, ChronoUnit.DAYS))) {
      throw Problem.malformed("The end must be in the future, and at most a year from now.");
    }
    return end;
  }

  private static Instant instant(String text, ZoneId zone) {
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant();
      }
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw Problem.malformed(
          "The end must be a date or a time, such as 2026-12-01 or 2026-12-01T18:00.");
    }
  }
}
